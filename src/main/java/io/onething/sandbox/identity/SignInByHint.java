package io.onething.sandbox.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs the person named by {@code login_hint} in without a password, in a fresh session if
 * somebody else was signed in. This is what makes the demo's one click; a real identity provider
 * asks for proof.
 */
class SignInByHint extends OncePerRequestFilter {

  private final People people;
  private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

  SignInByHint(People people) {
    this.people = people;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"GET".equals(request.getMethod()) || request.getParameter("login_hint") == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Person person = people.bySubject(request.getParameter("login_hint")).orElse(null);
    if (person != null && !isSignedIn(person)) {
      signIn(person, request, response);
    }
    chain.doFilter(request, response);
  }

  private static boolean isSignedIn(Person person) {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    return current != null && current.getName().equals(person.subject());
  }

  private void signIn(Person person, HttpServletRequest request, HttpServletResponse response) {
    HttpSession former = request.getSession(false);
    if (former != null) {
      former.invalidate();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person.subject(), null, AuthorityUtils.createAuthorityList("ROLE_" + person.role())));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
  }
}
