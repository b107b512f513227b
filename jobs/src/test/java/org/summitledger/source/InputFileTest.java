package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
  @TempDir Path folder;

  @Test
  void aPlannedFileHasTheHashAndSizeOfItsBytes() throws Exception {
    InputFile file = InputFile.of(write("abc"), "pack/data.csv");
    assertThat(file.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(file.bytes()).isEqualTo(3);
    assertThat(file.name()).isEqualTo("pack/data.csv");
  }

  @Test
  void aMissingFileIsNamedWithItsPlace() {
    assertRefused(
        () -> InputFile.of(folder.resolve("absent.csv"), "pack/absent.csv"),
        IssueCode.FILE_NOT_FOUND,
        "absent.csv. Deliver it, or take its resource out of datapackage.json");
  }

  @Test
  void aFileThatMustNotBeReadIsAnInputToMend() throws Exception {
    Path path = write("a,b\n1,2\n");
    assertRefused(
        () ->
            InputFile.of(
                path,
                "pack/data.csv",
                file -> {
                  throw new AccessDeniedException(file.toString());
                }),
        IssueCode.FILE_UNREADABLE,
        "Let the user who runs the night read it, or mend the disk, then run again");
  }

  @Test
  void aFolderIsNoFile() throws Exception {
    Path sub = Files.createDirectory(folder.resolve("data.csv"));
    assertRefused(
        () -> InputFile.of(sub, "data.csv"),
        IssueCode.FILE_NOT_FOUND,
        "and no file. Deliver one file");
  }

  @Test
  void aFileThatChangedAfterPlanningIsRefused() throws Exception {
    InputFile file = InputFile.of(write("a,b\n1,2\n"), "data.csv");
    write("a,b\n1,3\n");
    assertRefused(
        file::open, IssueCode.FILE_CHANGED, "The file changed after the night was planned");
  }

  @Test
  void aFileThatWentAwayAfterPlanningIsRefused() throws Exception {
    InputFile file = InputFile.of(write("a,b\n1,2\n"), "data.csv");
    Files.delete(file.path());
    assertRefused(
        () -> new CsvTable(file, Set.of("a")).read(r -> {}, i -> {}),
        IssueCode.FILE_CHANGED,
        "The file went away after the night was planned");
  }

  @Test
  void aFileRewrittenWithTheSameBytesIsTheSameFile() throws Exception {
    InputFile file = InputFile.of(write("a\n1\n"), "data.csv");
    write("a\n1\n");
    assertThat(text(file)).isEqualTo("a\n1\n");
  }

  @Test
  void aByteOrderMarkInTheMiddleIsText() throws Exception {
    assertThat(text(InputFile.of(write("a\n\uFEFF1\n"), "data.csv"))).isEqualTo("a\n\uFEFF1\n");
  }

  @Test
  void theFirstLineThatIsNotUtf8IsNamed() throws Exception {
    byte[] bytes = "a\nb\nc\ncaf\u00e9\nth\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Path path = Files.write(folder.resolve("data.csv"), bytes);
    assertThatThrownBy(() -> InputFile.of(path, "data.csv").open())
        .isInstanceOfSatisfying(
            BadInputException.class, e -> assertThat(e.issues().get(0).line()).isEqualTo(4));
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, IssueCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(code.name())
        .hasMessageContaining(message);
  }

  private static String text(InputFile file) throws IOException {
    StringWriter text = new StringWriter();
    try (var reader = file.open()) {
      reader.transferTo(text);
    }
    return text.toString();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }
}
