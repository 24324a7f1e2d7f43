package io.onething.launch;

/**
 * The first class of both jars, compiled for Java 8 so that any Java can run it: it refuses a Java
 * that is too old in a sentence, then hands over to the jar's own loader.
 */
public final class Launcher {

  private static final int REQUIRED_JAVA = 21;
  private static final String LOADER = "org.springframework.boot.loader.launch.JarLauncher";

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    String found = System.getProperty("java.specification.version");
    if (majorVersionOf(found) < REQUIRED_JAVA) {
      System.err.println(
          "OneThing needs Java "
              + REQUIRED_JAVA
              + " or newer, but was started by Java "
              + found
              + " ("
              + System.getProperty("java.home")
              + "). Start it with a newer one.");
      System.err.println(
          "\u4e00\u4ef6\u4e8b\u9700\u8981 Java "
              + REQUIRED_JAVA
              + " \u6216\u66f4\u9ad8\u7248\u672c\uff0c\u5f53\u524d\u4e3a Java "
              + found
              + "\uff0c\u8bf7\u66f4\u6362\u540e\u518d\u542f\u52a8\u3002");
      System.exit(1);
    }
    Class.forName(LOADER).getMethod("main", String[].class).invoke(null, (Object) arguments);
  }

  static int majorVersionOf(String specificationVersion) {
    String version =
        specificationVersion.startsWith("1.")
            ? specificationVersion.substring(2)
            : specificationVersion;
    return Integer.parseInt(version);
  }
}
