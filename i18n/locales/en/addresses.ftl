rule-address-in-use = Somebody signs in to the portal for this address or for a contact below it, or is invited to, so it stays. Ask your contact person to remove it.
