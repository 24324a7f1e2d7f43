package io.onething.departments.calls;

/**
 * Signs each request in and sends it. A 401 means that the department has done nothing, so it may
 * be sent once more with a new proof.
 */
record SignedTransport(DepartmentSignIn signIn, Transport http) implements Transport {
  private static final int UNAUTHORIZED = 401;

  @Override
  public DepartmentResponse send(OutgoingRequest request) throws NoAnswer, InterruptedException {
    OutgoingRequest signed = signIn.sign(request);
    DepartmentResponse response = http.send(signed);
    return response.status() == UNAUTHORIZED && signIn.renews(signed)
        ? http.send(signIn.sign(request))
        : response;
  }

  @Override
  public void close() {
    http.close();
  }
}
