package io.onething.departments.worker;

import io.onething.departments.calls.AccessToken;
import io.onething.departments.calls.NoAnswer;
import org.camunda.bpm.client.interceptor.ClientRequestContext;
import org.camunda.bpm.client.interceptor.ClientRequestInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the worker's own requests to the server in. */
record GatewayToken(AccessToken token) implements ClientRequestInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayToken.class);
  private static final String SCHEME = "Bearer ";

  @Override
  public void intercept(ClientRequestContext request) {
    try {
      request.addHeader("Authorization", SCHEME + token.current());
    } catch (NoAnswer none) {
      LOG.warn("The identity provider: {}", none.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The server did not like it.
   *
   * @param sent the header as it was sent
   */
  void refused(String sent) {
    if (sent.startsWith(SCHEME)) {
      token.forget(sent.substring(SCHEME.length()));
    }
  }

  void close() {
    token.close();
  }
}
