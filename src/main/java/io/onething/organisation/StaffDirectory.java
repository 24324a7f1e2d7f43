package io.onething.organisation;

/** What members of staff are called. */
public interface StaffDirectory {

  /** The name; the subject of somebody who has never signed in. */
  String of(String subject);
}
