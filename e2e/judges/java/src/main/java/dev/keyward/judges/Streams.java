package dev.keyward.judges;

import com.google.protobuf.ByteString;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import keyward.v1.Cipher.DecryptBegin;
import keyward.v1.Cipher.DecryptStreamRequest;
import keyward.v1.Cipher.DecryptStreamResponse;
import keyward.v1.Cipher.EncryptBegin;
import keyward.v1.Cipher.EncryptStreamRequest;
import keyward.v1.Cipher.EncryptStreamResponse;
import keyward.v1.CryptoServiceGrpc;
import keyward.v1.Hash.HashBegin;
import keyward.v1.Hash.HashStreamRequest;
import keyward.v1.Hash.HashStreamResponse;
import keyward.v1.Key.GenerateKeyRequest;
import keyward.v1.KeyServiceGrpc;
import keyward.v1.Reference.KeyRef;

/** What is asked or answered in parts. */
final class Streams {
  private static final int CHUNK_BYTES = 64 << 10;
  private static final int STREAM_BYTES = 5 << 20;
  private static final int SECRET_BYTES = 2 << 20;
  private static final String ALGORITHM = "AES-256-GCM";

  static Map<String, Object> clientStream(ManagedChannel channel) throws Exception {
    Answers<HashStreamResponse> answers = new Answers<>();
    StreamObserver<HashStreamRequest> requests = CryptoServiceGrpc.newStub(channel).hashStream(answers);
    requests.onNext(hashBegin());
    for (ByteString chunk : chunks(Calls.pattern(STREAM_BYTES))) {
      requests.onNext(HashStreamRequest.newBuilder().setChunk(chunk).build());
    }
    requests.onCompleted();
    return Map.of("digest", Calls.hex(answers.whole().get().get(0).getDigest()));
  }

  static Map<String, Object> encryptStream(ManagedChannel channel) throws Exception {
    var request = GenerateKeyRequest.newBuilder().setType("AES-256").build();
    KeyRef key = KeyServiceGrpc.newBlockingStub(channel).generateKey(request).getKey().getRef();
    ByteString plaintext = Calls.pattern(SECRET_BYTES);
    List<EncryptStreamResponse> sealed = encrypt(channel, key, plaintext);
    ByteString nonce = sealed.get(0).getStarted().getNonce();
    ByteString tag = sealed.get(sealed.size() - 1).getTag();
    ByteString ciphertext = joined(sealed.stream().map(EncryptStreamResponse::getChunk).toList());
    ByteString opened = decrypt(channel, key, nonce, ciphertext, tag);
    boolean hidden = ciphertext.size() == plaintext.size() && !ciphertext.equals(plaintext);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(opened.toByteArray());
    return Map.of("digest", HexFormat.of().formatHex(digest), "hidden", hidden);
  }

  private static List<EncryptStreamResponse> encrypt(ManagedChannel channel, KeyRef key, ByteString plaintext)
      throws Exception {
    Answers<EncryptStreamResponse> answers = new Answers<>();
    StreamObserver<EncryptStreamRequest> requests = CryptoServiceGrpc.newStub(channel).encryptStream(answers);
    EncryptBegin begin = EncryptBegin.newBuilder().setKey(key).setAlgorithm(ALGORITHM).build();
    requests.onNext(EncryptStreamRequest.newBuilder().setBegin(begin).build());
    for (ByteString chunk : chunks(plaintext)) {
      requests.onNext(EncryptStreamRequest.newBuilder().setChunk(chunk).build());
    }
    requests.onCompleted();
    return answers.whole().get();
  }

  private static ByteString decrypt(
      ManagedChannel channel, KeyRef key, ByteString nonce, ByteString ciphertext, ByteString tag) throws Exception {
    Answers<DecryptStreamResponse> answers = new Answers<>();
    StreamObserver<DecryptStreamRequest> requests = CryptoServiceGrpc.newStub(channel).decryptStream(answers);
    DecryptBegin begin = DecryptBegin.newBuilder().setKey(key).setAlgorithm(ALGORITHM).setNonce(nonce).build();
    requests.onNext(DecryptStreamRequest.newBuilder().setBegin(begin).build());
    for (ByteString chunk : chunks(ciphertext)) {
      requests.onNext(DecryptStreamRequest.newBuilder().setChunk(chunk).build());
    }
    requests.onNext(DecryptStreamRequest.newBuilder().setTag(tag).build());
    requests.onCompleted();
    return joined(answers.whole().get().stream().map(DecryptStreamResponse::getChunk).toList());
  }

  /** A stream that nobody ends. */
  static Map<String, Object> deadline(ManagedChannel channel) throws Exception {
    Answers<HashStreamResponse> answers = new Answers<>();
    var stub = CryptoServiceGrpc.newStub(channel).withDeadlineAfter(300, TimeUnit.MILLISECONDS);
    stub.hashStream(answers).onNext(hashBegin());
    return failureOf(answers);
  }

  static Map<String, Object> cancelled(ManagedChannel channel) throws Exception {
    Context.CancellableContext context = Context.current().withCancellation();
    var watch = context.call(() -> HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance()));
    int first = watch.next().getStatusValue();
    context.cancel(null);
    try {
      watch.next();
    } catch (StatusRuntimeException failure) {
      Map<String, Object> seen = Calls.codeOf(failure);
      seen.put("first", first);
      return seen;
    }
    throw new IllegalStateException("no error");
  }

  private static Map<String, Object> failureOf(Answers<?> answers) throws InterruptedException {
    try {
      answers.whole().get();
    } catch (ExecutionException failure) {
      return Calls.codeOf((StatusRuntimeException) failure.getCause());
    }
    throw new IllegalStateException("no error");
  }

  private static HashStreamRequest hashBegin() {
    return HashStreamRequest.newBuilder().setBegin(HashBegin.newBuilder().setAlgorithm("SHA-512")).build();
  }

  private static List<ByteString> chunks(ByteString data) {
    List<ByteString> chunks = new ArrayList<>();
    for (int start = 0; start < data.size(); start += CHUNK_BYTES) {
      chunks.add(data.substring(start, Math.min(start + CHUNK_BYTES, data.size())));
    }
    return chunks;
  }

  private static ByteString joined(List<ByteString> chunks) {
    return ByteString.copyFrom(chunks);
  }

  private Streams() {}
}
