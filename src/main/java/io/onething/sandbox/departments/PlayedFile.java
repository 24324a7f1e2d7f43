package io.onething.sandbox.departments;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.YamlFiles;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a department answers without code, {@code sandbox/departments/<department>.yaml}: a
 * department of its own, or more calls of one that the code plays.
 *
 * @param department the id, which is the file's name
 * @param names what people call it; not for a department that the code names
 * @param registers what it has on record, by names that the expressions of its calls use
 * @param effects what its ledger calls what the calls enter, by kind
 * @param calls what it can be asked
 */
record PlayedFile(
    String department,
    @Nullable Localized names,
    Map<String, Object> registers,
    Map<String, Localized> effects,
    List<PlayedCall> calls) {

  PlayedFile {
    registers = registers == null ? Map.of() : Map.copyOf(registers);
    effects = effects == null ? Map.of() : Map.copyOf(effects);
    calls = calls == null ? List.of() : List.copyOf(calls);
  }

  /**
   * Every file that matches, in the order of their names.
   *
   * @throws FaultyFiles naming everything that is wrong in them
   */
  static List<PlayedFile> readAll(DataFiles files, String pattern) {
    List<Fault> faults = new ArrayList<>();
    List<PlayedFile> read = new ArrayList<>();
    for (DataFile file : files.matching(pattern)) {
      YamlFiles.read(file, PlayedFile.class, faults)
          .ifPresent(
              played -> {
                faults.addAll(PlayedFileCheck.faultsIn(file.path(), played));
                read.add(played);
              });
    }
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return read;
  }
}
