//! Calls everything that Keyward serves with the crate parsec-client, and prints what it saw: a JSON object for each case.
//! The socket is where PARSEC_SERVICE_ENDPOINT says.

mod attributes;
mod core_operations;
mod encryption;
mod key_management;
mod secrets;
mod signatures;

use parsec_client::BasicClient;
use parsec_client::error::{Error, Result};
use serde_json::{Value, json};

type Case = fn(&BasicClient) -> Result<Value>;

const CASES: [(&str, Case); 32] = [
    ("ping", core_operations::ping),
    ("providers", core_operations::providers),
    ("opcodes", core_operations::opcodes),
    ("authenticators", core_operations::authenticators),
    ("list-clients", core_operations::list_clients),
    ("delete-client", core_operations::delete_client),
    ("can-do", core_operations::can_do),
    ("cannot-do", core_operations::cannot_do),
    ("generate-key", key_management::generate),
    ("generate-again", key_management::generate),
    ("key-attributes", key_management::describe),
    ("list-keys", key_management::list),
    ("another-application", key_management::another_application),
    ("export-key", key_management::export),
    ("export-kept", key_management::export_kept),
    ("destroy-key", key_management::destroy),
    ("destroy-again", key_management::destroy),
    ("sign-ecdsa", signatures::ecdsa),
    ("sign-rsa", signatures::rsa_pkcs1),
    ("sign-pss", signatures::rsa_pss),
    ("sign-message", signatures::message),
    ("verify-wrong", signatures::wrong),
    ("encrypt-oaep", encryption::oaep),
    ("encrypt-pkcs1", encryption::pkcs1),
    ("aead-gcm", encryption::gcm),
    ("aead-chacha", encryption::chacha),
    ("aead-changed", encryption::changed),
    ("cipher-ctr", encryption::ctr),
    ("cipher-cbc", encryption::cbc),
    ("hash", secrets::hash),
    ("random", secrets::random),
    ("agreement", secrets::agreement),
];

fn main() -> Result<()> {
    let client = BasicClient::new(Some("judge".to_string()))?;
    for (name, run) in CASES {
        let mut answer = run(&client).unwrap_or_else(|error| json!({ "error": text_of(&error) }));
        answer["case"] = name.into();
        println!("{answer}");
    }
    Ok(())
}

/// The status by its name in the specification, or what went wrong here.
pub fn text_of(error: &Error) -> String {
    match error {
        Error::Service(status) => format!("{status:?}"),
        Error::Client(kind) => format!("{kind:?}"),
    }
}

/// What a call that must fail has failed with.
pub fn refusal<T>(answer: Result<T>) -> Value {
    match answer {
        Ok(_) => Value::from("accepted"),
        Err(error) => Value::from(text_of(&error)),
    }
}
