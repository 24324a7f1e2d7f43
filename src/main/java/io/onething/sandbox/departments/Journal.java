package io.onething.sandbox.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps ledgers and move-outs over a restart of the demo, a line of JSON for each change; without a
 * folder in {@code onething.sandbox.data} nothing is kept.
 */
@Component
class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final ObjectMapper mapper;
  private final @Nullable Path file;

  Journal(ObjectMapper mapper, DepartmentSettings settings) {
    this.mapper = mapper;
    this.file = settings.data() == null ? null : settings.data().resolve("departments.jsonl");
  }

  synchronized void append(Entry entry) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          mapper.writeValueAsString(entry) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException(
          "The departments' journal " + file + " cannot be written", fault);
    }
  }

  /** All that was kept, oldest first; a line cut off by a kill is left out. */
  List<Entry> read() {
    if (file == null || !Files.exists(file)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      text.lines().forEach(line -> read(line, entries));
      if (!text.isEmpty() && !text.endsWith("\n")) {
        Files.writeString(file, "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("The departments' journal " + file + " cannot be read", fault);
    }
    return entries;
  }

  private void read(String line, List<Entry> entries) {
    try {
      entries.add(mapper.readValue(line, Entry.class));
    } catch (JsonProcessingException cutOff) {
      LOG.warn("{}: a line is not readable and is left out", file);
    }
  }

  /** One change: a ledger row, a kept answer, or a move-out. */
  record Entry(
      @Nullable Department department,
      @Nullable LedgerRow row,
      Answer.@Nullable Kept answer,
      @Nullable MoveOut moveOut) {

    static Entry of(Department department, LedgerRow row) {
      return new Entry(department, row, null, null);
    }

    static Entry of(Department department, Answer.Kept answer) {
      return new Entry(department, null, answer, null);
    }

    static Entry of(MoveOut moveOut) {
      return new Entry(null, null, null, moveOut);
    }
  }
}
