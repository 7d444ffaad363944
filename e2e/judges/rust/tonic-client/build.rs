//! Compiles keyward.v1 from the descriptors in the file that KEYWARD_PROTO_IMAGE names: no protoc is needed.

use prost::Message;
use prost_types::FileDescriptorSet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-env-changed=KEYWARD_PROTO_IMAGE");
    let path = std::env::var("KEYWARD_PROTO_IMAGE")?;
    println!("cargo::rerun-if-changed={path}");
    let image = FileDescriptorSet::decode(std::fs::read(path)?.as_slice())?;
    tonic_prost_build::configure().build_server(false).compile_fds(image)?;
    Ok(())
}
