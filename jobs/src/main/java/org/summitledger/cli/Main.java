package org.summitledger.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.run.Build;
import org.summitledger.run.Failure;
import org.summitledger.store.Place;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line; the only place that ends the process. */
@Command(
    name = "summit-ledger",
    description = "What a summit promised, what trade and investment did afterwards.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      NightlyCommand.class,
      IngestCommand.class,
      ReportCommand.class,
      VerifyCommand.class,
      DiffCommand.class,
      ExplainCommand.class,
      TablesCommand.class,
      VersionsCommand.class,
      SourcesCommand.class,
      LakeCommand.class
    },
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 70,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:published, or nothing new",
      "2:usage or configuration",
      "3:input missing or unreadable",
      "4:audit blocked publishing; the last version stays",
      "5:publish failed or state unknown",
      "6:another run holds the lock, or published first",
      "70:out of memory, or a bug"
    })
public final class Main implements Runnable {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Prints the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"summit-ledger " + Build.version()};
    }
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Locale.setDefault(Locale.ROOT);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.exit(exitCode(args));
  }

  /** Not even an error of the JVM may leave Spark's threads running without an exit code. */
  private static int exitCode(String... args) {
    try {
      return execute(args);
    } catch (Throwable e) {
      return code(e);
    }
  }

  static int execute(String... args) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Place.class, Main::place)
        .setExecutionStrategy(Main::executeLast)
        .setExecutionExceptionHandler((e, line, parsed) -> code(e))
        .execute(args);
  }

  /** A command does not see options of the one that it is part of: it would take its defaults. */
  private static int executeLast(ParseResult parsed) {
    for (ParseResult of = parsed; of.hasSubcommand(); of = of.subcommand()) {
      for (OptionSpec option : of.matchedOptions()) {
        if (!option.usageHelp() && !option.versionHelp()) {
          CommandLine command = of.subcommand().commandSpec().commandLine();
          throw new ParameterException(
              command,
              "Option "
                  + option.longestName()
                  + " stands before '"
                  + command.getCommandName()
                  + "', which would not see it. "
                  + (command.getCommandSpec().findOption(option.longestName()) == null
                      ? "Leave it out."
                      : "Put it behind."));
        }
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int code(Throwable e) {
    Failure failure = Failure.of(e);
    if (failure.isBug()) {
      LOG.error("A bug. Please report it with the lines below.", e);
    } else {
      LOG.error(failure.message());
    }
    return failure.exit().code();
  }

  /** Text that is nothing would be this folder, for whoever meant none. */
  private static Place place(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("'" + text + "' names no folder");
    }
    return new Place(text);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a command.");
  }
}
