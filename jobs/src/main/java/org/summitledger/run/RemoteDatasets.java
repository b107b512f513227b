package org.summitledger.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.store.RemoteException;
import org.summitledger.store.RemoteFolder;
import org.summitledger.store.RemoteFolder.Stamp;

/** The copy of inputs that lie on HDFS or in an object store: a file is fetched when it changed. */
final class RemoteDatasets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STAMPS = ".stamps.json";

  private RemoteDatasets() {}

  /**
   * Makes the copy hold what is there, and nothing else.
   *
   * @throws UsageException if there is nothing
   * @throws BadInputException if it cannot be read
   */
  static void fetch(RemoteFolder remote, Path copy) {
    try {
      SortedMap<String, Stamp> there = remote.list("");
      if (there.isEmpty()) {
        throw new UsageException("Cannot read datasets: there is nothing at " + remote + ".");
      }
      fetch(remote, there, copy);
    } catch (RemoteException e) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_NOT_FOUND, remote.toString(), String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + copy, e);
    }
  }

  private static void fetch(RemoteFolder remote, SortedMap<String, Stamp> there, Path copy)
      throws IOException {
    Files.createDirectories(copy);
    Map<String, Stamp> fetched = stamps(copy);
    deleteOthers(there, copy);
    for (Map.Entry<String, Stamp> file : there.entrySet()) {
      Path place = copy.resolve(file.getKey());
      if (Files.notExists(place) || !file.getValue().equals(fetched.get(file.getKey()))) {
        remote.fetch(file.getKey(), place);
      }
    }
    Path fresh = copy.resolve(STAMPS + ".new");
    JSON.writeValue(fresh.toFile(), there);
    Files.move(
        fresh,
        copy.resolve(STAMPS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void deleteOthers(SortedMap<String, Stamp> there, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = copy.relativize(file).toString().replace('\\', '/');
        if (!there.containsKey(name) && !name.equals(STAMPS)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, Stamp> stamps(Path copy) {
    Path stamps = copy.resolve(STAMPS);
    if (Files.notExists(stamps)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(stamps.toFile(), new TypeReference<TreeMap<String, Stamp>>() {});
    } catch (IOException e) {
      return new TreeMap<>();
    }
  }
}
