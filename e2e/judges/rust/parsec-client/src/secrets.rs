use crate::attributes::{P256, attributes};
use crate::refusal;
use parsec_client::BasicClient;
use parsec_client::core::interface::operations::psa_algorithm::{Hash, KeyAgreement, RawKeyAgreement};
use parsec_client::error::Result;
use serde_json::{Value, json};

pub fn hash(client: &BasicClient) -> Result<Value> {
    let digest = client.psa_hash_compute(Hash::Sha256, b"abc")?;
    client.psa_hash_compare(Hash::Sha256, b"abc", &digest)?;
    let other = client.psa_hash_compare(Hash::Sha256, b"abd", &digest);
    Ok(json!({ "digest": hex::encode(digest), "other": refusal(other) }))
}

pub fn random(client: &BasicClient) -> Result<Value> {
    let (one, other) = (client.psa_generate_random(64)?, client.psa_generate_random(64)?);
    Ok(json!({ "bytes": one.len(), "differ": one != other }))
}

/// Both sides find the same secret.
pub fn agreement(client: &BasicClient) -> Result<Value> {
    let raw = KeyAgreement::Raw(RawKeyAgreement::Ecdh);
    for name in ["mine", "theirs"] {
        client.psa_generate_key(name, attributes(P256, 256, raw, |flags| flags.set_derive()))?;
    }
    let agreed = |mine: &str, theirs: &str| {
        client.psa_raw_key_agreement(RawKeyAgreement::Ecdh, mine, &client.psa_export_public_key(theirs)?)
    };
    let (here, there) = (agreed("mine", "theirs")?, agreed("theirs", "mine")?);
    for name in ["mine", "theirs"] {
        client.psa_destroy_key(name)?;
    }
    Ok(json!({ "bytes": here.len(), "same": here == there }))
}
