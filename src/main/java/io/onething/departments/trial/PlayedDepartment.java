package io.onething.departments.trial;

import io.onething.departments.Sample;
import io.onething.departments.Sample.Answered;
import io.onething.departments.Sample.Silent;
import io.onething.departments.Sample.Turn;
import io.onething.departments.calls.ContractBroken;
import io.onething.departments.calls.DepartmentResponse;
import io.onething.departments.calls.NoAnswer;
import io.onething.departments.calls.OutgoingRequest;
import io.onething.departments.calls.Transport;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A department that answers what a sample says; nothing leaves the machine. */
final class PlayedDepartment implements Transport {
  private final Deque<Turn> turns = new ArrayDeque<>();

  PlayedDepartment(Sample sample) {
    if (sample.check() != null) {
      turns.add(sample.check());
    }
    if (sample.call() != null) {
      turns.add(sample.call());
    }
  }

  @Override
  public DepartmentResponse send(OutgoingRequest request) throws NoAnswer {
    Turn turn = turns.poll();
    if (turn == null) {
      throw new ContractBroken("the sample has no answer to a request that is sent");
    }
    return switch (turn.reply()) {
      case Answered answered -> played(answered);
      case Silent silent -> throw new NoAnswer(silent.failure(), "as the sample says");
    };
  }

  /** The sample is typed in UTF-8; the answer comes in the charset that its header promises. */
  private static DepartmentResponse played(Answered answered) {
    Charset named =
        new DepartmentResponse(answered.status(), answered.headers(), new byte[0]).charset();
    Charset charset = named == null ? StandardCharsets.UTF_8 : named;
    return new DepartmentResponse(
        answered.status(), answered.headers(), answered.body().getBytes(charset));
  }
}
