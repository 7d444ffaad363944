use crate::application::{Application, Failure, Seen, code_of, pattern};
use crate::keyward::{self, GenerateKeyRequest, HashBegin, HashStreamRequest, KeyRef};
use keyward::{DecryptBegin, DecryptStreamRequest, EncryptBegin, EncryptStreamRequest};
use keyward::{decrypt_stream_request, decrypt_stream_response, encrypt_stream_request, encrypt_stream_response};
use keyward::hash_stream_request::Part;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::Duration;
use tokio_stream::StreamExt;
use tonic::{Request, Status};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

const CHUNK_BYTES: usize = 64 << 10;
const STREAM_BYTES: usize = 5 << 20;
const SECRET_BYTES: usize = 2 << 20;
const ALGORITHM: &str = "AES-256-GCM";

struct Sealed {
    nonce: Vec<u8>,
    ciphertext: Vec<u8>,
    tag: Vec<u8>,
}

pub async fn client_stream(app: &Application) -> Result<Seen, Failure> {
    let data = pattern(STREAM_BYTES);
    let parts = chunks(&data).into_iter().map(|chunk| HashStreamRequest { part: Some(Part::Chunk(chunk)) });
    let messages = std::iter::once(hash_begin()).chain(parts).collect::<Vec<_>>();
    let answer = app.crypto().hash_stream(tokio_stream::iter(messages)).await?;
    Ok(json!({ "digest": hex::encode(answer.into_inner().digest) }))
}

pub async fn encrypt_stream(app: &Application) -> Result<Seen, Failure> {
    let request = GenerateKeyRequest { r#type: "AES-256".to_string(), ..Default::default() };
    let made = app.keys().generate_key(request).await?.into_inner();
    let key = made.key.and_then(|key| key.r#ref).ok_or("the answer names no key")?;
    let plaintext = pattern(SECRET_BYTES);
    let sealed = encrypt(app, key.clone(), &plaintext).await?;
    let hidden = sealed.ciphertext.len() == plaintext.len() && sealed.ciphertext != plaintext;
    let opened = decrypt(app, key, sealed).await?;
    Ok(json!({ "digest": hex::encode(Sha256::digest(opened)), "hidden": hidden }))
}

async fn encrypt(app: &Application, key: KeyRef, plaintext: &[u8]) -> Result<Sealed, Failure> {
    use encrypt_stream_request::Part as Asked;
    use encrypt_stream_response::Part as Given;
    let begin = EncryptBegin { key: Some(key), algorithm: ALGORITHM.to_string(), ..Default::default() };
    let parts = std::iter::once(Asked::Begin(begin)).chain(chunks(plaintext).into_iter().map(Asked::Chunk));
    let messages = parts.map(|part| EncryptStreamRequest { part: Some(part) }).collect::<Vec<_>>();
    let mut answers = app.crypto().encrypt_stream(tokio_stream::iter(messages)).await?.into_inner();
    let mut sealed = Sealed { nonce: Vec::new(), ciphertext: Vec::new(), tag: Vec::new() };
    while let Some(answer) = answers.message().await? {
        match answer.part.ok_or("a message without a part")? {
            Given::Started(started) => sealed.nonce = started.nonce,
            Given::Chunk(chunk) => sealed.ciphertext.extend(chunk),
            Given::Tag(tag) => sealed.tag = tag,
        }
    }
    Ok(sealed)
}

async fn decrypt(app: &Application, key: KeyRef, sealed: Sealed) -> Result<Vec<u8>, Failure> {
    use decrypt_stream_request::Part as Asked;
    use decrypt_stream_response::Part as Given;
    let Sealed { nonce, ciphertext, tag } = sealed;
    let begin = DecryptBegin { key: Some(key), algorithm: ALGORITHM.to_string(), nonce, ..Default::default() };
    let parts = std::iter::once(Asked::Begin(begin)).chain(chunks(&ciphertext).into_iter().map(Asked::Chunk));
    let parts = parts.chain(std::iter::once(Asked::Tag(tag)));
    let messages = parts.map(|part| DecryptStreamRequest { part: Some(part) }).collect::<Vec<_>>();
    let mut answers = app.crypto().decrypt_stream(tokio_stream::iter(messages)).await?.into_inner();
    let mut plaintext = Vec::new();
    while let Some(answer) = answers.message().await? {
        if let Some(Given::Chunk(chunk)) = answer.part {
            plaintext.extend(chunk);
        }
    }
    Ok(plaintext)
}

/// A stream that nobody ends, with a deadline that the server is told.
pub async fn deadline(app: &Application) -> Result<Seen, Failure> {
    let endless = tokio_stream::iter([hash_begin()]).chain(tokio_stream::pending());
    let mut request = Request::new(endless);
    request.set_timeout(Duration::from_millis(300));
    code_of(app.crypto().hash_stream(request).await)
}

/// tonic cancels by dropping: there is no status to see, only that what follows is answered.
pub async fn cancelled(app: &Application) -> Result<Seen, Failure> {
    let mut client = HealthClient::new(app.channel.clone());
    let mut watch = client.watch(HealthCheckRequest::default()).await?.into_inner();
    let first = watch.message().await?.ok_or_else(|| Status::internal("no first message"))?;
    drop(watch);
    Ok(json!({ "first": first.status }))
}

fn hash_begin() -> HashStreamRequest {
    let begin = HashBegin { algorithm: "SHA-512".to_string(), ..Default::default() };
    HashStreamRequest { part: Some(Part::Begin(begin)) }
}

fn chunks(data: &[u8]) -> Vec<Vec<u8>> {
    data.chunks(CHUNK_BYTES).map(<[u8]>::to_vec).collect()
}
