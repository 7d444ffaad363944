//! Does with tonic what applications do, and prints what it saw: a JSON object for each case.

mod application;
mod calls;
mod streams;

use application::{Application, Failure, Seen};
use std::pin::Pin;

pub mod keyward {
    tonic::include_proto!("keyward.v1");
}

type Running<'a> = Pin<Box<dyn Future<Output = Result<Seen, Failure>> + 'a>>;
type Case = for<'a> fn(&'a Application) -> Running<'a>;

const CASES: [(&str, Case); 11] = [
    ("hash", |app| Box::pin(calls::hash(app))),
    ("at-once", |app| Box::pin(calls::at_once(app))),
    ("mebibyte", |app| Box::pin(calls::mebibyte(app))),
    ("refusal", |app| Box::pin(calls::refusal(app))),
    ("unknown", |app| Box::pin(calls::unknown(app))),
    ("client-stream", |app| Box::pin(streams::client_stream(app))),
    ("encrypt-stream", |app| Box::pin(streams::encrypt_stream(app))),
    ("deadline", |app| Box::pin(streams::deadline(app))),
    ("cancelled", |app| Box::pin(streams::cancelled(app))),
    ("health", |app| Box::pin(calls::health(app))),
    ("again", |app| Box::pin(calls::hash(app))),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let socket = std::env::args().nth(1).ok_or("usage: tonic-client SOCKET")?;
    let app = Application::connect(socket).await?;
    for (name, run) in CASES {
        let mut answer = run(&app).await.unwrap_or_else(|failure| serde_json::json!({ "error": failure.to_string() }));
        answer["case"] = name.into();
        println!("{answer}");
    }
    Ok(())
}
