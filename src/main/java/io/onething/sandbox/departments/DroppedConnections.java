package io.onething.sandbox.departments;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a request end like a pulled plug: the connection closes and the caller gets not a byte. */
@Component
class DroppedConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String DROPPED = DroppedConnections.class.getName();

  static void drop(ServletRequest request) {
    request.setAttribute(DROPPED, Boolean.TRUE);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new Plug());
  }

  private static final class Plug extends ValveBase {

    Plug() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
      if (request.getAttribute(DROPPED) != null) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
      }
    }
  }
}
