use crate::attributes::{P256, SHA_256, attributes, signing};
use parsec_client::BasicClient;
use parsec_client::core::interface::operations::can_do_crypto::CheckType;
use parsec_client::core::interface::operations::psa_algorithm::AsymmetricSignature;
use parsec_client::core::interface::operations::psa_key_attributes::{EccFamily, Type};
use parsec_client::core::interface::requests::ProviderId;
use parsec_client::error::Result;
use serde_json::{Value, json};

pub fn ping(client: &BasicClient) -> Result<Value> {
    let (major, minor) = client.ping()?;
    Ok(json!({ "version": [major, minor] }))
}

pub fn providers(client: &BasicClient) -> Result<Value> {
    let ids = client.list_providers()?.into_iter().map(|each| format!("{:?}", each.id)).collect::<Vec<_>>();
    Ok(json!({ "ids": ids, "chosen": format!("{:?}", client.implicit_provider()) }))
}

pub fn opcodes(client: &BasicClient) -> Result<Value> {
    let names = |provider| -> Result<Vec<String>> {
        let mut names = client.list_opcodes(provider)?.into_iter().map(|each| format!("{each:?}")).collect::<Vec<_>>();
        names.sort();
        Ok(names)
    };
    Ok(json!({ "core": names(ProviderId::Core)?, "crypto": names(ProviderId::MbedCrypto)? }))
}

pub fn authenticators(client: &BasicClient) -> Result<Value> {
    let ids = client.list_authenticators()?.into_iter().map(|each| format!("{:?}", each.id)).collect::<Vec<_>>();
    Ok(json!({ "ids": ids }))
}

pub fn list_clients(client: &BasicClient) -> Result<Value> {
    Ok(json!({ "clients": client.list_clients()? }))
}

pub fn delete_client(client: &BasicClient) -> Result<Value> {
    client.delete_client("somebody")?;
    Ok(json!({}))
}

pub fn can_do(client: &BasicClient) -> Result<Value> {
    let ecdsa = AsymmetricSignature::Ecdsa { hash_alg: SHA_256 };
    client.can_do_crypto(CheckType::Generate, attributes(P256, 256, ecdsa, signing))?;
    client.can_do_crypto(CheckType::Use, attributes(P256, 256, ecdsa, signing))?;
    Ok(json!({}))
}

pub fn cannot_do(client: &BasicClient) -> Result<Value> {
    let ecdsa = AsymmetricSignature::Ecdsa { hash_alg: SHA_256 };
    let koblitz = Type::EccKeyPair { curve_family: EccFamily::SecpK1 };
    client.can_do_crypto(CheckType::Generate, attributes(koblitz, 256, ecdsa, signing))?;
    Ok(json!({}))
}
