package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.hook.CommandLine;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.hook.Occasion;
import pairkeeper.core.hook.Place;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** A command or a question while it is typed. */
public class HookFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean command;
  private String name;
  private String moment = Moment.BEFORE.word();
  private List<String> runbooks = new ArrayList<>(List.of(Occasion.SWITCHOVER.word()));
  private String place = Place.PRIMARY.word();
  private String user = "root";
  private String line;
  private String limit = "60";
  private String question;
  private String failure = "go-on";
  private boolean removed;

  HookFields(boolean command) {
    this.command = command;
  }

  static HookFields of(Hook hook) {
    var fields = new HookFields(hook instanceof Hook.Command);
    fields.name = hook.name();
    fields.moment = hook.moment().word();
    fields.runbooks = new ArrayList<>(hook.on().stream().map(Occasion::word).toList());
    fields.failure = hook.vital() ? "abort" : "go-on";
    switch (hook) {
      case Hook.Command c -> {
        fields.place = c.place().word();
        fields.user = c.user();
        fields.line = CommandLine.of(c.words());
        fields.limit = Integer.toString(c.limitSeconds());
      }
      case Hook.Question q -> fields.question = q.question();
    }
    return fields;
  }

  /**
   * @throws Refused naming the field
   */
  Hook toHook() {
    var on = EnumSet.noneOf(Occasion.class);
    runbooks.forEach(word -> on.add(Occasion.valueOf(word.toUpperCase(Locale.ROOT))));
    Moment at = Moment.valueOf(moment.toUpperCase(Locale.ROOT));
    boolean vital = failure.equals("abort");
    return command
        ? new Hook.Command(
            Typed.text(name),
            at,
            on,
            new Place(place),
            Typed.text(user),
            CommandLine.words(Typed.text(line)),
            seconds(at),
            vital)
        : new Hook.Question(Typed.text(name), at, on, Typed.text(question), vital);
  }

  private int seconds(Moment at) {
    String typed = Typed.text(limit);
    if (!typed.matches("[0-9]{1,6}")) {
      int most = at == Moment.ABORTED ? Hook.Command.LONGEST_ABORTED : Hook.Command.LONGEST;
      throw new Refused("limitSeconds", Text.of("hooks.refused.limit", "most", most));
    }
    return Integer.parseInt(typed);
  }

  /** Leaves it out when the form is stored. */
  public void remove() {
    removed = true;
  }

  public boolean isRemoved() {
    return removed;
  }

  public boolean isCommand() {
    return command;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getMoment() {
    return moment;
  }

  public void setMoment(String moment) {
    this.moment = moment;
  }

  public List<String> getRunbooks() {
    return runbooks;
  }

  public void setRunbooks(List<String> runbooks) {
    this.runbooks = runbooks;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public String getLine() {
    return line;
  }

  public void setLine(String line) {
    this.line = line;
  }

  public String getLimit() {
    return limit;
  }

  public void setLimit(String limit) {
    this.limit = limit;
  }

  public String getQuestion() {
    return question;
  }

  public void setQuestion(String question) {
    this.question = question;
  }

  public String getFailure() {
    return failure;
  }

  public void setFailure(String failure) {
    this.failure = failure;
  }
}
