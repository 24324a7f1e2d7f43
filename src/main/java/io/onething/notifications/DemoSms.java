package io.onething.notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every text and sends none: where no gateway is connected, the portal shows them. */
final class DemoSms implements SmsChannel {

  private static final Logger LOG = LoggerFactory.getLogger(DemoSms.class);

  @Override
  public void send(String mobile, String text, String key) {
    LOG.debug("SMS {} of {} characters taken by the demo's channel", key, text.length());
  }
}
