package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.WorkerFolder;
import io.onething.shared.MissingSetting;
import java.nio.file.Path;
import java.security.KeyPair;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class CallbackKeysTest {

  @TempDir Path folder;

  @Test
  void takesAKeyWhoseLinesWereJoinedForAnEnvironmentFile() throws ParseException {
    TokenSigner department = TokenSigner.rsa(JWSAlgorithm.RS256);
    CallbackKeys keys = CallbackKeys.read(department.publicPem().replace("\n", "\\n"));

    assertThat(keys.haveSigned(SignedJWT.parse(department.token("{}")))).isTrue();
  }

  @Test
  void saysWhatItCannotUseAndRepeatsNothingOfIt() {
    KeyPair rsa = TokenSigner.rsa(2048);
    refuses(TokenSigner.pem("PRIVATE KEY", rsa.getPrivate()), "holds a PRIVATE KEY");
    refuses(
        TokenSigner.pem("PUBLIC KEY", TokenSigner.rsa(1024).getPublic()),
        "holds an RSA key of 1024 bits");
    refuses(
        TokenSigner.pem("PUBLIC KEY", TokenSigner.ec("secp384r1").getPublic()),
        "holds an EC key of another curve");
    refuses("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "neither RSA nor EC");
    refuses(TokenSigner.pem("PUBLIC KEY", rsa.getPublic()) + "and more", "is not PEM");
    refuses("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", "is not PEM");
  }

  @Test
  void theServerDoesNotStartWithKeysThatItCannotUse() {
    DepartmentFiles departments =
        new WorkerFolder()
            .department("alpha", callback("jwt, issuer: a, publicKey: '${ALPHA_PEM}'"))
            .department("beta", callback("jwt, issuer: b, publicKey: '${BETA_PEM}'"))
            .department("gamma", callback("hmac, secret: '${GAMMA_SECRET}'"))
            .read(folder);
    MockEnvironment environment = new MockEnvironment().withProperty("ALPHA_PEM", "my private key");

    assertThatThrownBy(() -> new CallbackProofs(departments, environment, seen()))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContainingAll(
            "workers/alpha/department.yaml: callback.publicKey: ${ALPHA_PEM} is not PEM, expected",
            "BETA_PEM is not set",
            "GAMMA_SECRET is not set")
        .hasMessageNotContaining("my private key");
  }

  @Test
  void aPublicKeyMayStandInTheFileItselfAndAPrivateOneIsNotRepeated() {
    KeyPair keys = TokenSigner.rsa(2048);
    assertThatCode(() -> start(inTheFile(TokenSigner.pem("PUBLIC KEY", keys.getPublic()))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> start(inTheFile(TokenSigner.pem("PRIVATE KEY", keys.getPrivate()))))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining("callback.publicKey: holds a PRIVATE KEY, expected PEM")
        .hasMessageNotContaining("MII");
  }

  private void start(String rest) {
    DepartmentFiles departments = new WorkerFolder().department("alpha", rest).read(folder);
    new CallbackProofs(departments, new MockEnvironment(), seen());
  }

  private static String inTheFile(String pem) {
    return "names: {zh: 测试部门, en: Department}\ncallback:\n  type: jwt\n  issuer: a\n  publicKey: |\n"
        + pem.indent(4);
  }

  private static SeenTokens seen() {
    return new SeenTokens(JdbcClient.create(new DriverManagerDataSource()));
  }

  private static String callback(String rest) {
    return "names: {zh: 测试部门, en: Department}\ncallback: {type: " + rest + "}\n";
  }

  private static void refuses(String pem, String why) {
    assertThatThrownBy(() -> CallbackKeys.read(pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("MII");
  }
}
