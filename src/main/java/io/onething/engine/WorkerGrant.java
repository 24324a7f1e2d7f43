package io.onething.engine;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a worker's token allows. A worker id is no credential, so it must begin with the id of the
 * client that the token was given to.
 */
record WorkerGrant(String client, List<String> topics) {

  static WorkerGrant of(Jwt token) {
    List<String> topics = token.getClaimAsStringList("topics");
    return new WorkerGrant(String.valueOf(token.getSubject()), topics == null ? List.of() : topics);
  }

  void checkWorker(String workerId) {
    if (workerId == null || !(workerId + "-").matches(Pattern.quote(client) + "[-:].*")) {
      throw new NotGranted(
          "Worker id is neither '"
              + client
              + "', the client of the token, nor begins with it and - or :");
    }
  }

  boolean grants(String topic) {
    return topics.contains("*") || topics.contains(topic);
  }

  /** Those of the topics that it does not grant, in their order. */
  List<String> lacking(Collection<String> wanted) {
    return wanted.stream().filter(topic -> !grants(topic)).toList();
  }

  void checkTopic(String topic) {
    if (!grants(topic)) {
      throw new NotGranted("Topic '" + topic + "' is not among the token's topics " + topics);
    }
  }

  /** The token does not allow it. */
  static final class NotGranted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotGranted(String message) {
      super(message);
    }
  }
}
