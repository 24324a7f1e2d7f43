package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.CallOutcome.Completed;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.shared.MissingSetting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A department that believes a client certificate only. */
class MutualTlsTest {
  private static final String PASSWORD = "store-password";
  private static final List<String> PEERS = new CopyOnWriteArrayList<>();

  @TempDir private static Path stores;
  private static HttpsServer department;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    keyPair("department", "CN=department");
    keyPair("onething", "CN=onething");
    keyPair("stranger", "CN=stranger");
    trust("department", "ours");
    trust("onething", "theirs");
    department = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    department.setHttpsConfigurator(
        new HttpsConfigurator(
            ClientCertificate.open(store("department"), store("theirs"), PASSWORD)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters strict = getSSLContext().getDefaultSSLParameters();
            strict.setNeedClientAuth(true);
            parameters.setSSLParameters(strict);
          }
        });
    department.createContext(
        "/",
        exchange -> {
          PEERS.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    department.start();
  }

  @AfterAll
  static void stop() {
    department.stop(0);
  }

  @Test
  void provesItselfByItsCertificate() throws Exception {
    assertThat(call("onething", "ours")).isInstanceOf(Completed.class);
    assertThat(PEERS).containsOnly("CN=onething");
  }

  @Test
  void isNotLetInWithAnother() throws Exception {
    int before = PEERS.size();
    Failed failed = (Failed) call("stranger", "ours");
    assertThat(failed.cause()).isIn(Cause.UNREACHABLE, Cause.BROKEN);
    assertThat(PEERS).hasSize(before);
  }

  @Test
  void doesNotBelieveADepartmentItDoesNotTrust() throws Exception {
    int before = PEERS.size();
    Failed failed = (Failed) call("onething", "theirs");
    assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failed.message())
        .startsWith("alpha: TLS refused with localhost:")
        .endsWith(": one side does not accept the other's proof");
    assertThat(PEERS).hasSize(before);
  }

  @Test
  void namesAFileThatCannotBeOpened() {
    Path missing = stores.resolve("missing.p12");
    assertThatThrownBy(() -> call("missing", "ours"))
        .isInstanceOf(MissingSetting.class)
        .hasMessage(
            "workers/alpha/department.yaml: signIn.keyStore: '"
                + missing
                + "' cannot be opened (NoSuchFileException), expected a PKCS12 file and its password");
  }

  private CallOutcome call(String keyStore, String trustStore) throws InterruptedException {
    DepartmentFiles files =
        WorkerFolder.alpha(
                "signIn: {type: mtls, keyStore: '${OURS}', secret: '${PASSWORD}', trustStore: '${THEIRS}'}\n")
            .call(
                "alpha",
                "alpha.tell",
                """
                shape: tell-only
                facts: []
                method: POST
                url: /tell
                idempotency: query
                """)
            .read(folder);
    Map<String, String> settings = new HashMap<>();
    settings.put("ALPHA_URL", "https://localhost:" + department.getAddress().getPort());
    settings.put("OURS", store(keyStore).toString());
    settings.put("PASSWORD", PASSWORD);
    settings.put("THEIRS", store(trustStore).toString());
    DepartmentCallers callers =
        new DepartmentCallers("production", settings::get, InstantSource.system());
    try (DepartmentCaller caller = callers.open(files.department("alpha"))) {
      CaseTask task = new CaseTask(Map.of(), "key-1", "RC1", "http://server.test", 1, null);
      return caller.call(files.call("alpha.tell"), task).result();
    }
  }

  private static Path store(String name) {
    return stores.resolve(name + ".p12");
  }

  private static void keyPair(String name, String subject) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        subject,
        "-ext",
        "SAN=dns:localhost",
        "-keystore",
        store(name).toString());
  }

  /** Puts the certificate of {@code of} into the trust store {@code into}. */
  private static void trust(String of, String into) throws Exception {
    Path certificate = stores.resolve(of + ".cer");
    keytool(
        "-exportcert",
        "-alias",
        of,
        "-file",
        certificate.toString(),
        "-keystore",
        store(of).toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        of,
        "-file",
        certificate.toString(),
        "-keystore",
        store(into).toString());
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
  }
}
