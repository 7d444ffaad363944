use crate::application::{Application, Failure, Seen, code_of, pattern};
use crate::keyward::{HashRequest, HashResponse};
use serde_json::json;
use tonic::Request;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;
use tonic_prost::ProstCodec;
use tonic_types::StatusExt;

const CALLS_AT_ONCE: usize = 200;

pub async fn hash(app: &Application) -> Result<Seen, Failure> {
    Ok(json!({ "digest": digest(app, "SHA3-512", b"abc".to_vec()).await? }))
}

pub async fn at_once(app: &Application) -> Result<Seen, Failure> {
    let calls = (0..CALLS_AT_ONCE).map(|index| digest(app, "SHA-256", index.to_string().into_bytes()));
    Ok(json!({ "digests": futures_util::future::try_join_all(calls).await? }))
}

pub async fn mebibyte(app: &Application) -> Result<Seen, Failure> {
    Ok(json!({ "digest": digest(app, "SHA-256", pattern(1 << 20)).await? }))
}

pub async fn refusal(app: &Application) -> Result<Seen, Failure> {
    let answer = app.crypto().hash(request("SHA-224", Vec::new())).await;
    let info = answer.as_ref().err().and_then(|status| status.get_details_error_info());
    let mut seen = code_of(answer)?;
    if let Some(info) = info {
        seen["domain"] = info.domain.into();
        seen["reason"] = info.reason.into();
        seen["rule"] = info.metadata.get("rule").cloned().into();
    }
    Ok(seen)
}

pub async fn unknown(app: &Application) -> Result<Seen, Failure> {
    let mut client = Grpc::new(app.channel.clone());
    client.ready().await?;
    let path = PathAndQuery::from_static("/keyward.v9.NoService/Hash");
    let codec = ProstCodec::<HashRequest, HashResponse>::default();
    code_of(client.unary(Request::new(HashRequest::default()), path, codec).await)
}

pub async fn health(app: &Application) -> Result<Seen, Failure> {
    let answer = HealthClient::new(app.channel.clone()).check(HealthCheckRequest::default()).await?;
    Ok(json!({ "status": answer.into_inner().status }))
}

async fn digest(app: &Application, algorithm: &str, data: Vec<u8>) -> Result<String, Failure> {
    let answer = app.crypto().hash(request(algorithm, data)).await?;
    Ok(hex::encode(answer.into_inner().digest))
}

fn request(algorithm: &str, data: Vec<u8>) -> HashRequest {
    HashRequest { algorithm: algorithm.to_string(), data, ..Default::default() }
}
