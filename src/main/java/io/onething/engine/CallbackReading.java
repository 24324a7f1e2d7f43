package io.onething.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.departments.Call;
import io.onething.departments.CallbackAnswer;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads what departments send, as the files of their calls say. */
@Component
class CallbackReading {

  private static final int LONGEST_TICKET = 128;

  private final DepartmentFiles departments;
  private final ObjectMapper json;

  CallbackReading(DepartmentFiles departments, ObjectMapper json) {
    this.departments = departments;
    this.json = json;
  }

  /**
   * A body with the ticket that it names.
   *
   * @throws OneThingException {@code MALFORMED_REQUEST}, {@code BAD_ANSWER} if it names none
   */
  ReceivedCallback received(String department, String body) {
    Object parsed = parsed(body);
    return departments.callsOf(department).stream()
        .map(Call::callback)
        .filter(Objects::nonNull)
        .map(callback -> callback.ticket(parsed))
        .filter(Objects::nonNull)
        .filter(ticket -> ticket.length() <= LONGEST_TICKET)
        .findFirst()
        .map(ticket -> new ReceivedCallback(department, ticket, body, parsed))
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.BAD_ANSWER,
                    "The callback names no ticket; expected one of at most "
                        + LONGEST_TICKET
                        + " characters as the call's file says"));
  }

  /** One whose ticket was read when it came. */
  ReceivedCallback kept(String department, String ticket, String body) {
    return new ReceivedCallback(department, ticket, body, parsed(body));
  }

  /**
   * What it says to the request that it answers.
   *
   * @throws OneThingException {@code BAD_ANSWER}
   */
  CallbackAnswer answer(DepartmentTickets.Ticket request, ReceivedCallback callback) {
    Call call = departments.call(request.topic());
    return Objects.requireNonNull(call.callback()).answer(callback.content());
  }

  private Object parsed(String body) {
    try {
      return json.readValue(body, Object.class);
    } catch (JsonProcessingException malformed) {
      throw new OneThingException(
          ErrorCode.MALFORMED_REQUEST,
          "The callback is not JSON: " + malformed.getOriginalMessage());
    }
  }
}
