package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A JSON Schema under {@code workers/}: what an editor knows of the files. */
enum WorkerFileSchema {
  DEPARTMENT("department.schema.json"),
  CALL("call.schema.json"),
  SAMPLE("sample.schema.json");

  private final String file;
  private final JsonNode content;
  private final JsonSchema schema;

  WorkerFileSchema(String file) {
    this.file = file;
    try {
      this.content = new JsonMapper().readTree(Path.of("workers", file).toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(content);
  }

  /** The schema for a file of this name. */
  static WorkerFileSchema of(String fileName) {
    if (fileName.endsWith(".json")) {
      return SAMPLE;
    }
    return fileName.equals("department.yaml") ? DEPARTMENT : CALL;
  }

  /** Its name below {@code workers/}. */
  String file() {
    return file;
  }

  JsonNode content() {
    return content;
  }

  /** What an editor would mark in a file. */
  List<String> marksIn(JsonNode yaml) {
    return schema.validate(yaml).stream().map(ValidationMessage::getMessage).sorted().toList();
  }
}
