package io.onething.sandbox.departments;

/** Who is asked about. */
record PersonQuery(String name, String idNumber) {

  PersonQuery {
    name = Input.name(name);
    idNumber = Input.citizen(idNumber);
  }
}
