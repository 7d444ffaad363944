use crate::attributes::{P256, SHA_256, attributes, signing};
use crate::refusal;
use parsec_client::BasicClient;
use parsec_client::core::interface::operations::psa_algorithm::{AsymmetricSignature, Cipher};
use parsec_client::core::interface::operations::psa_key_attributes::Type;
use parsec_client::error::Result;
use serde_json::{Value, json};

const NAME: &str = "managed";

pub fn generate(client: &BasicClient) -> Result<Value> {
    let ecdsa = AsymmetricSignature::Ecdsa { hash_alg: SHA_256 };
    client.psa_generate_key(NAME, attributes(P256, 256, ecdsa, signing))?;
    Ok(json!({ "point": hex::encode(client.psa_export_public_key(NAME)?) }))
}

pub fn describe(client: &BasicClient) -> Result<Value> {
    let given = client.key_attributes(NAME)?;
    let flags = given.policy.usage_flags;
    let usages = [flags.sign_hash(), flags.verify_hash(), flags.sign_message(), flags.verify_message(), flags.export()];
    Ok(json!({ "type": format!("{:?}", given.key_type), "bits": given.bits, "usages": usages }))
}

pub fn list(client: &BasicClient) -> Result<Value> {
    let names = client.list_keys()?.into_iter().map(|each| each.name).collect::<Vec<_>>();
    Ok(json!({ "names": names }))
}

/// It sees none of the first one's keys.
pub fn another_application(_: &BasicClient) -> Result<Value> {
    let other = BasicClient::new(Some("other".to_string()))?;
    let names = other.list_keys()?.into_iter().map(|each| each.name).collect::<Vec<_>>();
    Ok(json!({ "names": names, "export": refusal(other.psa_export_public_key(NAME)) }))
}

/// A key that may leave, as it came.
pub fn export(client: &BasicClient) -> Result<Value> {
    let material = [7u8; 32];
    let exportable = attributes(Type::Aes, 256, Cipher::Ctr, |flags| flags.set_encrypt().set_export());
    client.psa_import_key("exported", &material, exportable)?;
    let exported = client.psa_export_key("exported")?;
    client.psa_destroy_key("exported")?;
    Ok(json!({ "same": exported == material }))
}

pub fn export_kept(client: &BasicClient) -> Result<Value> {
    client.psa_export_key(NAME)?;
    Ok(json!({}))
}

pub fn destroy(client: &BasicClient) -> Result<Value> {
    client.psa_destroy_key(NAME)?;
    Ok(json!({}))
}
