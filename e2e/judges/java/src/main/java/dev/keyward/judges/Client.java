package dev.keyward.judges;

import com.google.gson.Gson;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Does with grpc-java what applications do, and prints what it saw: a JSON object for each case. */
public final class Client {
  private static final int MAX_MESSAGE_BYTES = 4 << 20;

  private interface Case {
    Map<String, Object> run(ManagedChannel channel) throws Exception;
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put("hash", Calls::hash);
    cases.put("at-once", Calls::atOnce);
    cases.put("mebibyte", Calls::mebibyte);
    cases.put("refusal", Calls::refusal);
    cases.put("unknown", Calls::unknown);
    cases.put("client-stream", Streams::clientStream);
    cases.put("encrypt-stream", Streams::encryptStream);
    cases.put("deadline", Streams::deadline);
    cases.put("cancelled", Streams::cancelled);
    cases.put("health", Calls::health);
    cases.put("again", Calls::hash);
    return cases;
  }

  public static void main(String[] args) {
    ManagedChannel channel =
        Grpc.newChannelBuilder("unix://" + args[0], InsecureChannelCredentials.create())
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .build();
    Gson gson = new Gson();
    cases().forEach(
        (name, each) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("case", name);
          try {
            line.putAll(each.run(channel));
          } catch (Exception failure) {
            line.put("error", String.valueOf(failure));
          }
          System.out.println(gson.toJson(line));
        });
    channel.shutdownNow();
  }
}
