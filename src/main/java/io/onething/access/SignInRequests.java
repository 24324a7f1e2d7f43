package io.onething.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * The way to the identity provider and back. {@code login_hint} travels on to the provider; {@code
 * continue} waits here, bound to the request's state, until the person is back.
 */
final class SignInRequests
    implements OAuth2AuthorizationRequestResolver,
        AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  static final String BASE = "/oauth2/authorization";

  private static final String CONTINUE = "continue";
  private static final String HINT = "login_hint";
  private static final int LONGEST_HINT = 190;

  private final DefaultOAuth2AuthorizationRequestResolver requests;
  private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> underWay =
      new HttpSessionOAuth2AuthorizationRequestRepository();

  SignInRequests(ClientRegistrationRepository registrations) {
    requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE);
  }

  /** Where to go after the sign-in that this request has just ended. */
  static String destination(HttpServletRequest request) {
    return LocalPath.orHome((String) request.getAttribute(CONTINUE));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return withWishes(requests.resolve(request), request);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(
      HttpServletRequest request, String registration) {
    return withWishes(requests.resolve(request, registration), request);
  }

  private static @Nullable OAuth2AuthorizationRequest withWishes(
      @Nullable OAuth2AuthorizationRequest plain, HttpServletRequest request) {
    if (plain == null) {
      return null;
    }
    OAuth2AuthorizationRequest.Builder wished =
        OAuth2AuthorizationRequest.from(plain)
            .attributes(
                attributes ->
                    attributes.put(CONTINUE, LocalPath.orHome(request.getParameter(CONTINUE))));
    String hint = request.getParameter(HINT);
    if (hint != null && !hint.isBlank() && hint.length() <= LONGEST_HINT) {
      wished.additionalParameters(parameters -> parameters.put(HINT, hint));
    }
    return wished.build();
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return underWay.loadAuthorizationRequest(request);
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest signIn,
      HttpServletRequest request,
      HttpServletResponse response) {
    underWay.saveAuthorizationRequest(signIn, request, response);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest ended = underWay.removeAuthorizationRequest(request, response);
    if (ended != null) {
      request.setAttribute(CONTINUE, ended.getAttribute(CONTINUE));
    }
    return ended;
  }
}
