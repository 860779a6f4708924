## Pages that say what went wrong and what to do

error-bad-request-title = We cannot read this request
error-bad-request = Part of it is missing or damaged. Go back, load the page again and repeat what you did.
error-forbidden-title = You may not do this
error-forbidden = Your account lacks the right for it. If you need it, ask an administrator.
error-cross-site-title = This form came from somewhere else
error-cross-site = For your safety only forms of this site are accepted. Open the page here and send the form again.
error-not-found-title = There is nothing here
error-not-found = The address may be mistyped, the page may be gone, or it is not shared with you.
error-method-title = This page does not work that way
error-method = Go back and use the links and buttons of the page.
error-too-large-title = That is too much at once
error-too-large = What you sent is larger than this page takes. Shorten it and send it again.
error-unprocessable-title = This form cannot be used as it is
error-unprocessable = A field is missing or holds something unexpected. Go back, load the page again and fill it in once more.
error-too-many-title = That was a little too often
# $minutes (Number) - how long to wait
error-too-many = { $minutes ->
    [one] Wait a minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}
error-internal-title = Something went wrong on our side
error-internal = It is not your fault, and it is noted. Try again in a moment; if it stays like this, tell us the number below.
# $id (String) - the number of the request in the logs
error-request-id = Request number: { $id }
error-unavailable-title = We are busy for a moment
# $seconds (Number) - how long to wait
error-unavailable = { $seconds ->
    [one] Nothing is lost. Try again in a second.
   *[other] Nothing is lost. Try again in { $seconds } seconds.
}
error-unavailable-partly = What you filled in is kept, but for passwords and files: you will be asked for those again. Try again in a moment.
error-retry = Try again
error-home = Go to the front page
