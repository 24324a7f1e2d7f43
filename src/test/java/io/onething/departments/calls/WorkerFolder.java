package io.onething.departments.calls;

import io.onething.catalog.DataFiles;
import io.onething.departments.DepartmentFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of departments, written as an integrator would and read as the product does. */
public final class WorkerFolder {
  private final Map<String, String> files = new LinkedHashMap<>();

  /** With a department {@code alpha} whose file ends with {@code rest}. */
  public static WorkerFolder alpha(String rest) {
    return new WorkerFolder()
        .department(
            "alpha",
            """
            names: {zh: 测试部门, en: Department alpha}
            baseUrl: ${ALPHA_URL}
            """
                + rest);
  }

  /** With a department's file, its first line apart. */
  public WorkerFolder department(String id, String rest) {
    files.put("workers/" + id + "/department.yaml", "department: " + id + "\n" + rest);
    return this;
  }

  /** With a call, its topic and names apart. */
  public WorkerFolder call(String department, String topic, String rest) {
    files.put(
        "workers/" + department + "/" + topic + ".yaml",
        "topic: " + topic + "\nnames: {zh: 测试, en: Test}\n" + rest);
    return this;
  }

  /** Writes them below {@code folder}. */
  public Path writeTo(Path folder) {
    files.forEach(
        (path, text) -> {
          try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
          }
        });
    return folder;
  }

  /** Writes and reads them. */
  public DepartmentFiles read(Path folder) {
    return DepartmentFiles.read(new DataFiles(writeTo(folder).toUri().toString()));
  }
}
