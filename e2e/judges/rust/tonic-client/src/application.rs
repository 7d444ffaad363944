use crate::keyward::crypto_service_client::CryptoServiceClient;
use crate::keyward::key_service_client::KeyServiceClient;
use hyper_util::rt::TokioIo;
use tokio::net::UnixStream;
use tonic::Status;
use tonic::transport::{Channel, Endpoint, Uri};
use tower::service_fn;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;
pub type Seen = serde_json::Value;

/// Bytes a call may take, framing included.
const MAX_MESSAGE_BYTES: usize = 4 << 20;

/// One connection and the clients on it.
pub struct Application {
    pub channel: Channel,
}

impl Application {
    pub async fn connect(socket: String) -> Result<Self, Failure> {
        // The name is not looked up: the connector decides.
        let channel = Endpoint::from_static("http://localhost")
            .connect_with_connector(service_fn(move |_: Uri| {
                let socket = socket.clone();
                async move { UnixStream::connect(socket).await.map(TokioIo::new) }
            }))
            .await?;
        Ok(Self { channel })
    }

    pub fn crypto(&self) -> CryptoServiceClient<Channel> {
        CryptoServiceClient::new(self.channel.clone()).max_decoding_message_size(MAX_MESSAGE_BYTES)
    }

    pub fn keys(&self) -> KeyServiceClient<Channel> {
        KeyServiceClient::new(self.channel.clone())
    }
}

pub fn code_of<T>(answer: Result<T, Status>) -> Result<Seen, Failure> {
    match answer {
        Ok(_) => Err("no error".into()),
        Err(status) => Ok(serde_json::json!({ "code": status.code() as i32, "message": status.message() })),
    }
}

/// Bytes that every client makes in the same way.
pub fn pattern(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index % 251) as u8).collect()
}
