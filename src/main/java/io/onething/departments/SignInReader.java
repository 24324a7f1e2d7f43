package io.onething.departments;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads how we sign in at a department, and why its callbacks are believed.
 *
 * @param node the department's file
 * @param folder the department, for what is missing
 */
record SignInReader(YamlNode node, String folder) {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "none", Set.of("type"),
          "api-key", Set.of("type", "header", "secret"),
          "basic", Set.of("type", "user", "secret"),
          "oauth2", Set.of("type", "tokenUrl", "clientId", "secret", "scope"),
          "hmac", Set.of("type", "keyId", "secret"),
          "mtls", Set.of("type", "keyStore", "secret", "trustStore"));
  private static final Map<String, Set<String>> CALLBACK_KEYS =
      Map.of(
          "hmac", Set.of("type", "secret"),
          "jwt", Set.of("type", "issuer", "publicKey"));

  /** Nobody signs in when the file says nothing, or nothing that could be read. */
  SignIn signIn() {
    YamlNode signIn = node.object("signIn");
    String type = signIn == null ? null : type(signIn, KEYS);
    SignIn read = signIn == null || type == null ? null : read(new SettingReader(signIn), type);
    return read == null ? new SignIn.None() : read;
  }

  private @Nullable SignIn read(SettingReader signIn, String type) {
    YamlNode texts = signIn.node();
    return switch (type) {
      case "api-key" -> {
        String header = texts.text("header", "the header that carries our key");
        Setting secret = signIn.secret("secret", "the key that " + folder + " gave us");
        yield header == null || secret == null ? null : new SignIn.ApiKey(header, secret);
      }
      case "basic" -> {
        Setting user = signIn.required("user", "our user name at " + folder);
        Setting secret = signIn.secret("secret", "our password at " + folder);
        yield user == null || secret == null ? null : new SignIn.Basic(user, secret);
      }
      case "oauth2" -> {
        Setting tokenUrl = signIn.address("tokenUrl", "where " + folder + " hands out tokens");
        Setting clientId = signIn.required("clientId", "our client id at " + folder);
        Setting secret = signIn.secret("secret", "our client secret at " + folder);
        String scope = texts.optionalText("scope", "the scope that is asked for");
        yield tokenUrl == null || clientId == null || secret == null
            ? null
            : new SignIn.OAuth2(tokenUrl, clientId, secret, scope);
      }
      case "hmac" -> {
        String keyId = texts.text("keyId", "the name of the key at " + folder);
        Setting secret = signIn.secret("secret", "the key that we sign with for " + folder);
        yield keyId == null || secret == null ? null : new SignIn.Hmac(keyId, secret);
      }
      case "mtls" -> {
        Setting keyStore = signIn.required("keyStore", "the PKCS12 file of our certificate");
        Setting secret = signIn.secret("secret", "the password of the PKCS12 files");
        Setting trustStore = signIn.optional("trustStore", "the PKCS12 file of their authority");
        yield keyStore == null || secret == null
            ? null
            : new SignIn.MutualTls(keyStore, secret, trustStore);
      }
      default -> new SignIn.None();
    };
  }

  @Nullable CallbackTrust callback() {
    YamlNode callback = node.object("callback");
    String type = callback == null ? null : type(callback, CALLBACK_KEYS);
    if (callback == null || type == null) {
      return null;
    }
    SettingReader settings = new SettingReader(callback);
    if (type.equals("hmac")) {
      Setting secret =
          settings.secret("secret", "the key that " + folder + " signs its callbacks with");
      return secret == null ? null : new CallbackTrust.Hmac(secret);
    }
    String issuer = callback.text("issuer", "what the tokens of " + folder + " name as issuer");
    Setting key = settings.required("publicKey", "the public key of " + folder + ", PEM");
    return issuer == null || key == null ? null : new CallbackTrust.Jwt(issuer, key);
  }

  private static @Nullable String type(YamlNode node, Map<String, Set<String>> types) {
    String expected = "one of " + new TreeSet<>(types.keySet());
    String type = node.text("type", expected);
    Set<String> keys = type == null ? null : types.get(type);
    if (type != null && keys == null) {
      node.fault("type", "is '" + type + "'", expected);
    }
    if (keys != null) {
      node.allow(keys);
    }
    return keys == null ? null : type;
  }
}
