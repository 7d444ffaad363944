package dev.keyward.judges;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import keyward.v1.CryptoServiceGrpc;
import keyward.v1.Hash.HashRequest;
import keyward.v1.Hash.HashResponse;

/** What is asked and answered at once. */
final class Calls {
  private static final int CALLS_AT_ONCE = 200;

  static Map<String, Object> hash(ManagedChannel channel) {
    return Map.of("digest", digest(channel, "SHA3-512", ByteString.copyFromUtf8("abc")));
  }

  static Map<String, Object> atOnce(ManagedChannel channel) throws Exception {
    List<ListenableFuture<HashResponse>> calls = new ArrayList<>();
    for (int index = 0; index < CALLS_AT_ONCE; index++) {
      HashRequest request = request("SHA-256", ByteString.copyFromUtf8(String.valueOf(index)));
      calls.add(CryptoServiceGrpc.newFutureStub(channel).hash(request));
    }
    List<String> digests = Futures.allAsList(calls).get().stream().map(each -> hex(each.getDigest())).toList();
    return Map.of("digests", digests);
  }

  static Map<String, Object> mebibyte(ManagedChannel channel) {
    return Map.of("digest", digest(channel, "SHA-256", pattern(1 << 20)));
  }

  static Map<String, Object> refusal(ManagedChannel channel) throws InvalidProtocolBufferException {
    try {
      digest(channel, "SHA-224", ByteString.EMPTY);
    } catch (StatusRuntimeException failure) {
      Map<String, Object> seen = codeOf(failure);
      for (Any detail : StatusProto.fromThrowable(failure).getDetailsList()) {
        ErrorInfo info = detail.unpack(ErrorInfo.class);
        seen.put("domain", info.getDomain());
        seen.put("reason", info.getReason());
        seen.put("rule", info.getMetadataOrThrow("rule"));
      }
      return seen;
    }
    throw new IllegalStateException("no error");
  }

  static Map<String, Object> unknown(ManagedChannel channel) {
    var method =
        CryptoServiceGrpc.getHashMethod().toBuilder().setFullMethodName("keyward.v9.NoService/Hash").build();
    try {
      ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, HashRequest.getDefaultInstance());
    } catch (StatusRuntimeException failure) {
      return codeOf(failure);
    }
    throw new IllegalStateException("no error");
  }

  static Map<String, Object> health(ManagedChannel channel) {
    var answer = HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    return Map.of("status", answer.getStatusValue());
  }

  static Map<String, Object> codeOf(StatusRuntimeException failure) {
    Map<String, Object> seen = new HashMap<>();
    seen.put("code", failure.getStatus().getCode().value());
    seen.put("message", String.valueOf(failure.getStatus().getDescription()));
    return seen;
  }

  /** Bytes that every client makes in the same way. */
  static ByteString pattern(int length) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) bytes[index] = (byte) (index % 251);
    return ByteString.copyFrom(bytes);
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String digest(ManagedChannel channel, String algorithm, ByteString data) {
    return hex(CryptoServiceGrpc.newBlockingStub(channel).hash(request(algorithm, data)).getDigest());
  }

  private static HashRequest request(String algorithm, ByteString data) {
    return HashRequest.newBuilder().setAlgorithm(algorithm).setData(data).build();
  }

  private Calls() {}
}
