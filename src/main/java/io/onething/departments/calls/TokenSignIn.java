package io.onething.departments.calls;

/** Signs in with a bearer token; one that the department refuses is asked for anew, once. */
record TokenSignIn(AccessToken token) implements DepartmentSignIn {
  private static final String HEADER = "Authorization";
  private static final String SCHEME = "Bearer ";

  @Override
  public OutgoingRequest sign(OutgoingRequest request) throws NoAnswer, InterruptedException {
    return request.with(HEADER, SCHEME + token.current());
  }

  @Override
  public boolean renews(OutgoingRequest refused) {
    String sent = refused.headers().getOrDefault(HEADER, SCHEME);
    token.forget(sent.substring(SCHEME.length()));
    return true;
  }
}
