package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCheckTest {

  private final ContentCheck check = new ContentCheck();

  @TempDir Path folder;

  @Test
  void photographsAndPdfsAreTaken() throws Exception {
    assertThat(look(Samples.picture("jpeg", 400, 300)).kind()).isEqualTo(FileKind.JPEG);
    assertThat(look(Samples.picture("png", 400, 300)).kind()).isEqualTo(FileKind.PNG);
    ContentCheck.Found pdf = look(Samples.pdf());
    assertThat(pdf.kind()).isEqualTo(FileKind.PDF);
    assertThat(Files.readAllBytes(pdf.content())).isEqualTo(Files.readAllBytes(given()));
  }

  @Test
  void aPhotographIsKeptUprightAndWithoutItsPlace() throws Exception {
    BufferedImage kept = ImageIO.read(look(Samples.photographOnItsSide()).content().toFile());
    assertThat(kept.getWidth()).isEqualTo(300);
    assertThat(kept.getHeight()).isEqualTo(400);
    // Turned by a quarter to the right: what was left is above.
    assertThat(kept.getRGB(150, 50) & 0xff).isLessThan(60);
    assertThat(kept.getRGB(150, 350) & 0xff).isGreaterThan(200);
    assertThat(text(redrawn())).doesNotContain("GPS", "Exif");
  }

  @Test
  void whatStandsBehindAPictureIsNotKept() throws Exception {
    assertThat(text(look(Samples.pictureWithAProgramBehind()).content()))
        .doesNotContain("script", "program");
  }

  @Test
  void aLargePhotographIsKeptAtAFraction() throws Exception {
    BufferedImage kept = ImageIO.read(look(Samples.picture("jpeg", 9000, 600)).content().toFile());
    assertThat(kept.getWidth()).isEqualTo(3000);
    assertThat(kept.getHeight()).isEqualTo(200);
  }

  @Test
  void aProgramIsRefusedWhateverItsName() {
    refused(Samples.program(), "neither, whatever its name");
    refused("<html><script>".getBytes(StandardCharsets.US_ASCII), "neither");
    refused("GIF89a......".getBytes(StandardCharsets.US_ASCII), "neither");
  }

  @Test
  void aPhotographOfAPhoneThatIsNoJpegIsRefusedWithAWayOut() {
    refused(Samples.heic("heic"), "save it as JPEG");
    refused(Samples.heic("mif1"), "save it as JPEG");
    refused(Samples.heic("mp42"), "neither");
    refused("....ftyp".getBytes(StandardCharsets.US_ASCII), "neither");
  }

  @Test
  void anEmptyFileIsRefused() {
    refused(new byte[0], "empty");
  }

  @Test
  void aPictureOfAbsurdSizeIsRefused() {
    refused(Samples.bombOfAPicture(), "too large: 50000 x 50000");
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] pdf = Samples.pdf();
    byte[] picture = Samples.picture("png", 400, 300);
    refused(Arrays.copyOf(pdf, pdf.length / 2), "damaged");
    refused("%PDF-1.7\nMZ\n%%EOF".getBytes(StandardCharsets.US_ASCII), "damaged");
    refused(Arrays.copyOf(picture, 60), "damaged");
  }

  @Test
  void aPdfThatActsIsRefused() {
    refused(Samples.pdfWithAScript(), "scripts");
    refused(Samples.pdfWithANamedScript(), "scripts");
  }

  @Test
  void aLockedPdfIsRefused() {
    refused(Samples.lockedPdf(), "locked");
  }

  @Test
  void aPdfThatIsAlsoAnArchiveIsRefused() {
    refused(Samples.pdfThatIsAnArchive(), "Something else follows");
  }

  @Test
  void aPdfThatUnpacksToHundredsOfMegabytesIsRefused() {
    assertThat(Samples.bombOfAPdf()).hasSizeLessThan(1 << 20);
    refused(Samples.bombOfAPdf(), "damaged");
  }

  private void refused(byte[] content, String why) {
    assertThatThrownBy(() -> look(content))
        .isInstanceOf(FileFault.class)
        .hasMessageContaining(why)
        .satisfies(fault -> assertThat(((FileFault) fault).problem().zh()).isNotBlank());
  }

  private ContentCheck.Found look(byte[] content) throws IOException, FileFault {
    Files.write(given(), content);
    return check.look(given(), redrawn());
  }

  private Path given() {
    return folder.resolve("given");
  }

  private Path redrawn() {
    return folder.resolve("redrawn");
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
