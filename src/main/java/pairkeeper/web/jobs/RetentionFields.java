package pairkeeper.web.jobs;

import java.io.Serializable;
import pairkeeper.core.job.Retention;

/** How many are kept of what a job makes, while it is typed. */
public class RetentionFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private String hourly;
  private String daily;
  private String weekly;
  private String monthly;

  RetentionFields(Retention keep) {
    hourly = String.valueOf(keep.hourly());
    daily = String.valueOf(keep.daily());
    weekly = String.valueOf(keep.weekly());
    monthly = String.valueOf(keep.monthly());
  }

  /** What was typed. Throws Refused naming the field. */
  Retention toRetention() {
    return new Retention(
        Typed.whole("hourly", hourly),
        Typed.whole("daily", daily),
        Typed.whole("weekly", weekly),
        Typed.whole("monthly", monthly));
  }

  public String getHourly() {
    return hourly;
  }

  public void setHourly(String hourly) {
    this.hourly = hourly;
  }

  public String getDaily() {
    return daily;
  }

  public void setDaily(String daily) {
    this.daily = daily;
  }

  public String getWeekly() {
    return weekly;
  }

  public void setWeekly(String weekly) {
    this.weekly = weekly;
  }

  public String getMonthly() {
    return monthly;
  }

  public void setMonthly(String monthly) {
    this.monthly = monthly;
  }
}
