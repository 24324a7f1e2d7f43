package io.onething.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSealTest {

  private static final int SEALED_PIECE = FileSeal.PIECE + 16;
  private static final int HEAD = 17;

  private final FileSeal seal = new Vault("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").files();

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, FileSeal.PIECE - 1, FileSeal.PIECE, FileSeal.PIECE + 1, 3 * FileSeal.PIECE})
  void whatIsSealedOpensAsItWas(int length) throws IOException {
    byte[] plain = plain(length);
    byte[] sealed = sealed(plain);
    assertThat(opened(sealed, "id")).isEqualTo(plain);
    assertThat(sealed(plain)).isNotEqualTo(sealed);
  }

  @Test
  void aFileThatWasChangedCutReorderedOrSwappedDoesNotOpen() throws IOException {
    byte[] sealed = sealed(plain(3 * FileSeal.PIECE));
    byte[] changed = sealed.clone();
    changed[HEAD + SEALED_PIECE + 5] ^= 1;
    byte[] reordered = sealed.clone();
    System.arraycopy(sealed, HEAD, reordered, HEAD + SEALED_PIECE, SEALED_PIECE);
    System.arraycopy(sealed, HEAD + SEALED_PIECE, reordered, HEAD, SEALED_PIECE);

    assertThatThrownBy(() -> opened(changed, "id")).hasMessageContaining("Piece 1");
    assertThatThrownBy(() -> opened(reordered, "id")).hasMessageContaining("Piece 0");
    assertThatThrownBy(() -> opened(Arrays.copyOf(sealed, HEAD + 2 * SEALED_PIECE), "id"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened(Arrays.copyOf(sealed, HEAD), "id"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened(sealed, "another")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened(new byte[0], "id")).hasMessage("Not a sealed file");
  }

  private byte[] sealed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream sealing = seal.sealing(out, "id")) {
      sealing.write(plain);
    }
    return out.toByteArray();
  }

  private byte[] opened(byte[] sealed, String id) throws IOException {
    return seal.opening(new ByteArrayInputStream(sealed), id).readAllBytes();
  }

  private static byte[] plain(int length) {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    return plain;
  }
}
