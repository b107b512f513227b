package org.summitledger.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Hashes;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.StatedLayout;
import org.summitledger.store.Durable;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteFolder;

/**
 * The days, UTC, on which a warehouse first saw files whose descriptors leave it to say from when
 * their figures were known.
 *
 * <p>A day is a fact about bytes as figures of a dataflow, whatever their file is called. It is
 * written into the lake once, by the first night that finds the file, and then never changed: what
 * is written wins over any clock, a night that fails later does not take it back, and {@code lake
 * gc} leaves it.
 */
public final class FirstSeen {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "seen";
  private static final int SHORT = 16;

  private final Path lake;
  private final Optional<RemoteFolder> remote;
  private final InstantSource clock;

  /**
   * The days of a warehouse.
   *
   * @param lake the folder of its lake, which need not exist yet
   * @param remote where the lake lies if not in that folder
   * @param clock what tells today
   */
  public FirstSeen(Path lake, Optional<RemoteFolder> remote, InstantSource clock) {
    this.lake = lake;
    this.remote = remote;
    this.clock = clock;
  }

  /**
   * What is written down.
   *
   * @param fileSha256 the hash of the file's bytes
   * @param source whose figures
   * @param dataflow what its releases replace
   * @param fileName what it was called then, inside its data package
   * @param firstSeen the day, yyyy-MM-dd
   */
  record Sighting(
      String fileSha256, String source, String dataflow, String fileName, String firstSeen) {}

  /**
   * The day on which a file was first seen; today for one that was not. Nothing is written.
   *
   * @throws BadInputException if the day is written down and cannot be read
   */
  public LocalDate look(InputFile file, StatedLayout layout) {
    return find(file, layout).orElseGet(this::today);
  }

  /**
   * The same, and writes today down for a file that was not seen before.
   *
   * @throws BadInputException if the day is written down and cannot be read
   */
  public LocalDate see(InputFile file, StatedLayout layout) {
    Optional<LocalDate> before = find(file, layout);
    if (before.isPresent()) {
      return before.get();
    }
    create(file, layout);
    // Another night may have been first after all: what is there holds.
    return find(file, layout).orElseThrow(() -> unreadable(file, layout, "it is gone"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String name(InputFile file, StatedLayout layout) {
    String dataflow = Hashes.sha256(layout.source() + "\n" + layout.dataflow());
    return FOLDER + "/" + file.sha256() + "-" + dataflow.substring(0, SHORT) + ".json";
  }

  private Optional<LocalDate> find(InputFile file, StatedLayout layout) {
    try {
      Optional<byte[]> written = read(name(file, layout));
      if (written.isEmpty()) {
        return Optional.empty();
      }
      String day = JSON.readTree(written.get()).path("firstSeen").asText();
      return Optional.of(LocalDate.parse(day));
    } catch (IOException | DateTimeException e) {
      throw unreadable(file, layout, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private Optional<byte[]> read(String name) throws IOException {
    if (remote.isPresent()) {
      return remote.get().read(name);
    }
    Path place = lake.resolve(name);
    return Files.exists(place) ? Optional.of(Files.readAllBytes(place)) : Optional.empty();
  }

  private BadInputException unreadable(InputFile file, StatedLayout layout, String why) {
    String name = name(file, layout);
    return new BadInputException(
        Issue.ofFile(
            IssueCode.FIRST_SEEN_UNREADABLE,
            file.name(),
            "Cannot tell when the file was first seen: "
                + remote.map(r -> r.uri(name)).orElseGet(() -> lake.resolve(name).toString())
                + " cannot be read ("
                + why
                + "). Restore it, or state the day as known_from in the layout."));
  }

  private void create(InputFile file, StatedLayout layout) {
    Sighting sighting =
        new Sighting(
            file.sha256(), layout.source(), layout.dataflow(), file.name(), today().toString());
    String name = name(file, layout);
    try {
      byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sighting);
      if (remote.isPresent()) {
        remote.get().create(name, json);
      } else {
        create(lake.resolve(name), json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the lake at " + lake, e);
    }
  }

  /** A link appears whole, and only where there is none. */
  private void create(Path place, byte[] json) throws IOException {
    Path days = Files.createDirectories(lake.resolve(FOLDER));
    Path whole = lake.resolve(Folders.UNFINISHED + UUID.randomUUID());
    try (FileChannel out =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(json));
      out.force(true);
      Files.createLink(place, whole);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} was written by another night", place);
    } finally {
      Files.deleteIfExists(whole);
    }
    Durable.force(days);
  }
}
