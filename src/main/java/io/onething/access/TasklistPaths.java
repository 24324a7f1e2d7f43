package io.onething.access;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * What Tasklist needs of the engine's REST API under a clerk's session; the rest of that API is
 * closed to clerks. Reassigning, comments, attachments and changes of tasks are left out on
 * purpose: a task is claimed or given back by its clerk alone, and free text belongs into the case
 * file.
 */
final class TasklistPaths {

  private static final String ENGINE = "/camunda/api/engine/engine/{engine}";

  static final List<OpenDoors.Door> ALLOWED =
      List.of(
          get("/camunda/api/engine/engine/"),
          get("/camunda/api/engine/engine"),
          get(ENGINE + "/filter"),
          get(ENGINE + "/filter/count"),
          get(ENGINE + "/filter/{filter}"),
          get(ENGINE + "/filter/{filter}/list"),
          get(ENGINE + "/filter/{filter}/count"),
          post(ENGINE + "/filter/{filter}/list"),
          post(ENGINE + "/filter/{filter}/count"),
          new OpenDoors.Door(HttpMethod.OPTIONS, ENGINE + "/filter"),
          new OpenDoors.Door(HttpMethod.OPTIONS, ENGINE + "/filter/{filter}"),
          get(ENGINE + "/task"),
          get(ENGINE + "/task/{task}"),
          get(ENGINE + "/task/{task}/form"),
          get(ENGINE + "/task/{task}/form-variables"),
          get(ENGINE + "/task/{task}/rendered-form"),
          get(ENGINE + "/task/{task}/deployed-form"),
          get(ENGINE + "/task/{task}/comment"),
          get(ENGINE + "/task/{task}/identity-links"),
          get(ENGINE + "/task/{task}/variables"),
          post(ENGINE + "/task/{task}/claim"),
          post(ENGINE + "/task/{task}/complete"),
          post(ENGINE + "/task/{task}/submit-form"),
          get(ENGINE + "/process-definition"),
          get(ENGINE + "/process-definition/count"),
          get(ENGINE + "/process-definition/{definition}"),
          get(ENGINE + "/process-definition/{definition}/xml"),
          get(ENGINE + "/history/user-operation"),
          get(ENGINE + "/identity/groups"),
          get(ENGINE + "/user/{user}/profile"),
          get(ENGINE + "/authorization/check"));

  private TasklistPaths() {}

  private static OpenDoors.Door get(String pattern) {
    return new OpenDoors.Door(HttpMethod.GET, pattern);
  }

  private static OpenDoors.Door post(String pattern) {
    return new OpenDoors.Door(HttpMethod.POST, pattern);
  }
}
