package io.onething.sandbox.departments;

import io.onething.catalog.DataFiles;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox plays from files, and so which departments it has: the files that ship, and those
 * that stand beside the bundles that are tried, {@code sandbox/departments/*.yaml} below the data
 * location.
 */
final class PlayedFiles {

  private static final DataFiles SHIPPED = new DataFiles("classpath:/sandbox/");

  private final List<PlayedFile> files;
  private final List<Department> departments;

  private PlayedFiles(List<PlayedFile> files) {
    this.files = List.copyOf(files);
    this.departments = Department.allWith(files);
  }

  /**
   * Reads them all.
   *
   * @param dataLocation the folder with the bundles that are tried; null where those that ship are
   * @throws io.onething.catalog.FaultyFiles naming everything that is wrong in the files of one
   *     place
   */
  static PlayedFiles read(@Nullable String dataLocation) {
    List<PlayedFile> files = new ArrayList<>(shipped());
    if (dataLocation != null && !dataLocation.isBlank()) {
      files.addAll(PlayedFile.readAll(new DataFiles(dataLocation), "sandbox/departments/*.yaml"));
    }
    return new PlayedFiles(files);
  }

  /** The files that ship. */
  static List<PlayedFile> shipped() {
    return PlayedFile.readAll(SHIPPED, "departments/*.yaml");
  }

  List<PlayedFile> files() {
    return files;
  }

  /** The departments in code and in the files. */
  List<Department> departments() {
    return departments;
  }

  /** What the ledger of a department calls the kinds of its rows, where its files say so. */
  Map<String, Localized> effectsOf(Department department) {
    Map<String, Localized> effects = new LinkedHashMap<>();
    files.stream()
        .filter(file -> file.department().equals(department.id()))
        .forEach(file -> effects.putAll(file.effects()));
    return effects;
  }
}
