package io.onething.launch;

/**
 * The first class of both jars, compiled for Java 8 so that any Java can run it: it refuses a Java
 * that is too old in a sentence, then hands over to the demo or to the product, whichever the jar
 * holds.
 */
public final class Launcher {

  private static final int REQUIRED_JAVA = 21;
  private static final String DEMO = "io.onething.sandbox.Demo";
  private static final String PRODUCT = "io.onething.OneThing";

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
      System.err.println("一件事需要 Java " + REQUIRED_JAVA + " 或更高版本，当前为 Java " + found + "，请更换后再启动。");
      System.exit(1);
    }
    mainClass().getMethod("main", String[].class).invoke(null, (Object) arguments);
  }

  static int majorVersionOf(String specificationVersion) {
    String version =
        specificationVersion.startsWith("1.")
            ? specificationVersion.substring(2)
            : specificationVersion;
    return Integer.parseInt(version);
  }

  private static Class<?> mainClass() throws ClassNotFoundException {
    try {
      return Class.forName(DEMO);
    } catch (ClassNotFoundException noDemoInThisJar) {
      return Class.forName(PRODUCT);
    }
  }
}
