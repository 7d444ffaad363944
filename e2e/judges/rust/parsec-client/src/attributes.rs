use parsec_client::core::interface::operations::psa_algorithm::{Algorithm, Hash, SignHash};
use parsec_client::core::interface::operations::psa_key_attributes::{
    Attributes, EccFamily, Lifetime, Policy, Type, UsageFlags,
};

pub const SHA_256: SignHash = SignHash::Specific(Hash::Sha256);
pub const P256: Type = Type::EccKeyPair { curve_family: EccFamily::SecpR1 };

pub fn attributes(
    key_type: Type,
    bits: usize,
    algorithm: impl Into<Algorithm>,
    allow: fn(&mut UsageFlags) -> &mut UsageFlags,
) -> Attributes {
    let mut usage_flags = UsageFlags::default();
    allow(&mut usage_flags);
    let policy = Policy { usage_flags, permitted_algorithms: algorithm.into() };
    Attributes { lifetime: Lifetime::Persistent, key_type, bits, policy }
}

pub fn signing(flags: &mut UsageFlags) -> &mut UsageFlags {
    flags.set_sign_hash().set_verify_hash().set_sign_message().set_verify_message()
}

pub fn encrypting(flags: &mut UsageFlags) -> &mut UsageFlags {
    flags.set_encrypt().set_decrypt()
}
