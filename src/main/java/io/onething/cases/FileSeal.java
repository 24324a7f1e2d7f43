package io.onething.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a file as it streams by: in pieces of 64 KiB, each AES-256-GCM under a key of this file
 * alone. Pieces are numbered and the last is marked, so that a file which was changed, cut short,
 * reordered or put in the place of another does not open. Nothing is handed out before its piece
 * has been proved.
 *
 * <p>A sealed file is one byte of format, 16 of salt, then the pieces, 16 bytes longer each.
 */
public final class FileSeal {

  static final int PIECE = 64 << 10;
  private static final int TAG_BYTES = 16;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final byte FORMAT = 1;

  private final Function<byte[], SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the key of a file by what is its own: its salt and its id
   */
  FileSeal(Function<byte[], SecretKey> keys) {
    this.keys = keys;
  }

  /**
   * What is written here arrives sealed; closing writes the last piece.
   *
   * @param id of the file; it opens under this one only
   */
  public OutputStream sealing(OutputStream to, String id) throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    to.write(FORMAT);
    to.write(salt);
    return new Sealing(to, key(salt, id));
  }

  /**
   * The plain content of a sealed file.
   *
   * @throws IOException while reading, if it was changed, cut short, or sealed as another
   */
  public InputStream opening(InputStream sealed, String id) throws IOException {
    byte[] head = sealed.readNBytes(1 + SALT_BYTES);
    if (head.length <= SALT_BYTES || head[0] != FORMAT) {
      throw new IOException("Not a sealed file");
    }
    return new Opening(sealed, key(java.util.Arrays.copyOfRange(head, 1, head.length), id));
  }

  private SecretKey key(byte[] salt, String id) {
    byte[] name = id.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return keys.apply(ByteBuffer.allocate(salt.length + name.length).put(salt).put(name).array());
  }

  private static byte[] apply(
      int mode, SecretKey key, int number, boolean last, byte[] piece, int length)
      throws IOException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES).putInt(7, number).put(11, (byte) (last ? 1 : 0)).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      return cipher.doFinal(piece, 0, length);
    } catch (GeneralSecurityException changed) {
      throw new IOException(
          "Piece " + number + " of a sealed file is not what was sealed: changed, or another key",
          changed);
    }
  }

  private static final class Sealing extends OutputStream {
    private final OutputStream to;
    private final SecretKey key;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int number;
    private boolean closed;

    Sealing(OutputStream to, SecretKey key) {
      this.to = to;
      this.key = key;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        if (filled == PIECE) {
          put(false);
        }
        int part = Math.min(PIECE - filled, length - done);
        System.arraycopy(bytes, offset + done, piece, filled, part);
        filled += part;
        done += part;
      }
    }

    private void put(boolean last) throws IOException {
      to.write(apply(Cipher.ENCRYPT_MODE, key, number, last, piece, filled));
      number++;
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        try (to) {
          put(true);
        }
      }
    }
  }

  private static final class Opening extends InputStream {
    private final InputStream sealed;
    private final SecretKey key;
    private byte[] next;
    private byte[] open = new byte[0];
    private int at;
    private int number;
    private boolean ended;

    Opening(InputStream sealed, SecretKey key) throws IOException {
      this.sealed = sealed;
      this.key = key;
      this.next = sealed.readNBytes(PIECE + TAG_BYTES);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (at == open.length) {
        if (ended) {
          return -1;
        }
        byte[] piece = next;
        next = sealed.readNBytes(PIECE + TAG_BYTES);
        ended = next.length == 0;
        open = apply(Cipher.DECRYPT_MODE, key, number, ended, piece, piece.length);
        number++;
        at = 0;
      }
      int part = Math.min(length, open.length - at);
      System.arraycopy(open, at, bytes, offset, part);
      at += part;
      return part;
    }

    @Override
    public void close() throws IOException {
      sealed.close();
    }
  }
}
