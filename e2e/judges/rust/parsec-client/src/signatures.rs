use crate::attributes::{P256, SHA_256, attributes, signing};
use crate::refusal;
use parsec_client::BasicClient;
use parsec_client::core::interface::operations::psa_algorithm::{AsymmetricSignature, Hash};
use parsec_client::core::interface::operations::psa_key_attributes::Type;
use parsec_client::error::Result;
use serde_json::{Value, json};

const MESSAGE: &[u8] = b"signed by way of the crate";
const ECDSA: AsymmetricSignature = AsymmetricSignature::Ecdsa { hash_alg: SHA_256 };
const RSA_PKCS1: AsymmetricSignature = AsymmetricSignature::RsaPkcs1v15Sign { hash_alg: SHA_256 };
const RSA_PSS: AsymmetricSignature = AsymmetricSignature::RsaPss { hash_alg: SHA_256 };

pub fn ecdsa(client: &BasicClient) -> Result<Value> {
    signed(client, P256, 256, ECDSA)
}

pub fn rsa_pkcs1(client: &BasicClient) -> Result<Value> {
    signed(client, Type::RsaKeyPair, 2048, RSA_PKCS1)
}

pub fn rsa_pss(client: &BasicClient) -> Result<Value> {
    signed(client, Type::RsaKeyPair, 2048, RSA_PSS)
}

/// Signs a digest and lets it be verified; the suite verifies it again with the public key.
fn signed(client: &BasicClient, key_type: Type, bits: usize, algorithm: AsymmetricSignature) -> Result<Value> {
    client.psa_generate_key("signing", attributes(key_type, bits, algorithm, signing))?;
    let digest = client.psa_hash_compute(Hash::Sha256, MESSAGE)?;
    let signature = client.psa_sign_hash("signing", &digest, algorithm)?;
    client.psa_verify_hash("signing", &digest, algorithm, &signature)?;
    let public = client.psa_export_public_key("signing")?;
    client.psa_destroy_key("signing")?;
    Ok(json!({ "public": hex::encode(public), "signature": hex::encode(signature) }))
}

pub fn message(client: &BasicClient) -> Result<Value> {
    client.psa_generate_key("messages", attributes(P256, 256, ECDSA, signing))?;
    let signature = client.psa_sign_message("messages", MESSAGE, ECDSA)?;
    client.psa_verify_message("messages", MESSAGE, ECDSA, &signature)?;
    let public = client.psa_export_public_key("messages")?;
    client.psa_destroy_key("messages")?;
    Ok(json!({ "public": hex::encode(public), "signature": hex::encode(signature) }))
}

/// A signature of something else, and an algorithm that the key is not for.
pub fn wrong(client: &BasicClient) -> Result<Value> {
    client.psa_generate_key("wrong", attributes(P256, 256, ECDSA, signing))?;
    let signature = client.psa_sign_message("wrong", b"something else", ECDSA)?;
    let verified = client.psa_verify_message("wrong", MESSAGE, ECDSA, &signature);
    let signed = client.psa_sign_message("wrong", MESSAGE, RSA_PSS);
    client.psa_destroy_key("wrong")?;
    Ok(json!({ "verified": refusal(verified), "signed": refusal(signed) }))
}
