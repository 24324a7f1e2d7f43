package io.onething.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.AntPathMatcher;

/**
 * Finds the files of bundles and departments. They travel in the jar under {@code onething/}; a
 * modeler who edits them on disk points {@code onething.data.location} at {@code file:./}.
 */
public sealed class DataFiles permits ReleasedFiles {

  /** Where the files are unless said otherwise. */
  public static final String DEFAULT_LOCATION = "classpath:/onething/";

  private final String location;
  private final PathMatchingResourcePatternResolver resolver =
      new PathMatchingResourcePatternResolver();

  /**
   * @param location a Spring resource location of the folder that holds processes/, workers/ and
   *     forms/
   */
  public DataFiles(String location) {
    this.location = location.endsWith("/") ? location : location + "/";
  }

  /** The same place; for files that stand in for some of it. */
  DataFiles(DataFiles same) {
    this(same.location);
  }

  /**
   * All files that match, in the order of their paths.
   *
   * @param pattern an Ant pattern below the location: {@code workers/*}{@code /*.yaml}
   */
  public List<DataFile> matching(String pattern) {
    String root = pattern.substring(0, pattern.indexOf('/'));
    AntPathMatcher matcher = new AntPathMatcher();
    try {
      Resource base = resolver.getResource(location);
      if (!base.exists()) {
        throw new FileNotFoundException(location + " does not exist");
      }
      if (!resolver.getResource(location + root + "/").exists()) {
        return List.of();
      }
      Path folder = base.isFile() ? absolute(base) : null;
      String prefix = base.getURL().toString();
      List<DataFile> files = new ArrayList<>();
      for (Resource resource : resolver.getResources(location + root + "/**/*.*")) {
        String path =
            folder == null
                ? resource.getURL().toString().substring(prefix.length())
                : folder.relativize(absolute(resource)).toString().replace('\\', '/');
        if (matcher.match(pattern, path)) {
          files.add(new DataFile(path, resource.getContentAsByteArray()));
        }
      }
      files.sort(Comparator.comparing(DataFile::path));
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Cannot read " + pattern + " at " + location + " (onething.data.location)" + hint(),
          unreadable);
    }
  }

  /** A bare path is looked for in the class path, which nobody means. */
  private String hint() {
    return location.matches("[a-z]{2,}:.*") ? "" : ", expected a folder as file:" + location;
  }

  /** A relative location is one below the folder that we run in. */
  private static Path absolute(Resource resource) throws IOException {
    return resource.getFile().toPath().toAbsolutePath().normalize();
  }

  /** The same files, with these in the place of those at their paths. */
  public DataFiles with(Collection<DataFile> others) {
    return new ReleasedFiles(this, Map.of(), others);
  }

  /**
   * The same files with the shared pieces that this bundle's release holds in the place of the
   * folder's: what its own models and documents mean by them.
   */
  public DataFiles asSeenBy(String bundle) {
    return this;
  }

  /** The folder below, without any release. */
  DataFiles folderItself() {
    return this;
  }

  /** The file at this path, or nothing. */
  public Optional<DataFile> find(String path) {
    Resource resource = resolver.getResource(location + path);
    if (!resource.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DataFile(path, resource.getContentAsByteArray()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + path + " at " + location, unreadable);
    }
  }
}
