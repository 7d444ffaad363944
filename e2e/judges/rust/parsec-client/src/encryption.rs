use crate::attributes::{attributes, encrypting};
use crate::refusal;
use parsec_client::BasicClient;
use parsec_client::core::interface::operations::psa_algorithm::{
    Aead, AeadWithDefaultLengthTag, AsymmetricEncryption, Cipher, Hash,
};
use parsec_client::core::interface::operations::psa_key_attributes::Type;
use parsec_client::error::Result;
use serde_json::{Value, json};

const SECRET: &[u8] = b"sealed by way of the crate";
const KEY: [u8; 32] = [3; 32];
const ASSOCIATED: &[u8] = b"associated";
const GCM: Aead = Aead::AeadWithDefaultLengthTag(AeadWithDefaultLengthTag::Gcm);
const CHACHA: Aead = Aead::AeadWithDefaultLengthTag(AeadWithDefaultLengthTag::Chacha20Poly1305);

pub fn oaep(client: &BasicClient) -> Result<Value> {
    to_public_key(client, AsymmetricEncryption::RsaOaep { hash_alg: Hash::Sha256 }, Some(b"label"))
}

pub fn pkcs1(client: &BasicClient) -> Result<Value> {
    to_public_key(client, AsymmetricEncryption::RsaPkcs1v15Crypt, None)
}

fn to_public_key(client: &BasicClient, algorithm: AsymmetricEncryption, salt: Option<&[u8]>) -> Result<Value> {
    client.psa_generate_key("rsa", attributes(Type::RsaKeyPair, 2048, algorithm, encrypting))?;
    let sealed = client.psa_asymmetric_encrypt("rsa", algorithm, SECRET, salt)?;
    let opened = client.psa_asymmetric_decrypt("rsa", algorithm, &sealed, salt)?;
    client.psa_destroy_key("rsa")?;
    Ok(json!({ "opened": opened == SECRET, "bytes": sealed.len() }))
}

pub fn gcm(client: &BasicClient) -> Result<Value> {
    authenticated(client, Type::Aes, GCM)
}

pub fn chacha(client: &BasicClient) -> Result<Value> {
    authenticated(client, Type::Chacha20, CHACHA)
}

fn authenticated(client: &BasicClient, key_type: Type, algorithm: Aead) -> Result<Value> {
    client.psa_import_key("aead", &KEY, attributes(key_type, 256, algorithm, encrypting))?;
    let nonce = client.psa_generate_random(12)?;
    let sealed = client.psa_aead_encrypt("aead", algorithm, &nonce, ASSOCIATED, SECRET)?;
    let opened = client.psa_aead_decrypt("aead", algorithm, &nonce, ASSOCIATED, &sealed)?;
    client.psa_destroy_key("aead")?;
    Ok(json!({ "nonce": hex::encode(nonce), "sealed": hex::encode(sealed), "opened": opened == SECRET }))
}

pub fn changed(client: &BasicClient) -> Result<Value> {
    client.psa_import_key("changed", &KEY, attributes(Type::Aes, 256, GCM, encrypting))?;
    let nonce = client.psa_generate_random(12)?;
    let mut sealed = client.psa_aead_encrypt("changed", GCM, &nonce, ASSOCIATED, SECRET)?;
    sealed[0] ^= 1;
    let opened = client.psa_aead_decrypt("changed", GCM, &nonce, ASSOCIATED, &sealed);
    client.psa_destroy_key("changed")?;
    Ok(json!({ "opened": refusal(opened) }))
}

pub fn ctr(client: &BasicClient) -> Result<Value> {
    unauthenticated(client, Cipher::Ctr)
}

pub fn cbc(client: &BasicClient) -> Result<Value> {
    unauthenticated(client, Cipher::CbcPkcs7)
}

/// The initialization vector is in front of the ciphertext.
fn unauthenticated(client: &BasicClient, algorithm: Cipher) -> Result<Value> {
    client.psa_import_key("cipher", &KEY, attributes(Type::Aes, 256, algorithm, encrypting))?;
    let sealed = client.psa_cipher_encrypt("cipher".to_string(), algorithm, SECRET)?;
    let opened = client.psa_cipher_decrypt("cipher".to_string(), algorithm, &sealed)?;
    client.psa_destroy_key("cipher")?;
    Ok(json!({ "sealed": hex::encode(sealed), "opened": opened == SECRET }))
}
