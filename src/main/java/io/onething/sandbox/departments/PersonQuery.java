package io.onething.sandbox.departments;

import java.util.Map;
import java.util.Set;

/** Who is asked about. */
record PersonQuery(String name, String idNumber) {

  /** Its fields, as they are called in forms and XML. */
  static final Set<String> FIELDS = Set.of("name", "idNumber");

  PersonQuery {
    name = Input.name(name);
    idNumber = Input.citizen(idNumber);
  }

  static PersonQuery of(Map<String, String> fields) {
    return new PersonQuery(Input.name(fields.get("name")), Input.citizen(fields.get("idNumber")));
  }
}
