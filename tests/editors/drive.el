;;; drive.el --- Drives a batch Emacs as its user would -*- lexical-binding: t; -*-

;;; Commentary:

;; Prints what was seen as one line of JSON; what it ought to be is for the test that started it to
;; say.  From the environment: VANTHU_PLUGIN, the folder of vanthu.el; VANTHU_CLIENT, eglot or
;; lsp-mode; VANTHU_EXPECTED, the number of findings to wait for; VANTHU_FIX, a part of the title
;; of the fix to take.

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'flymake)

(defconst drive-client (intern (getenv "VANTHU_CLIENT")))
(defconst drive-expected (string-to-number (getenv "VANTHU_EXPECTED")))

(defun drive-wait (condition)
  "Give the server time until CONDITION holds."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.02)
      ;; Done when Emacs is idle, which a batch never is.
      (when (fboundp 'eglot--signal-textDocument/didChange)
        (eglot--signal-textDocument/didChange))
      (sit-for 0.02))
    (funcall condition)))

(defun drive-findings ()
  "What is underlined, with the message."
  (mapcar (lambda (one)
            (list :line (line-number-at-pos (flymake-diagnostic-beg one))
                  :text (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))
                  :message (flymake-diagnostic-text one)))
          (sort (flymake-diagnostics)
                (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun drive-choose (_prompt candidates &rest _)
  "Choose the fix that was asked for, as from a menu."
  (let ((titles (mapcar (lambda (one) (if (consp one) (car one) one)) candidates)))
    (or (seq-find (lambda (title) (string-search (getenv "VANTHU_FIX") title)) titles)
        (error "No such fix among %S" titles))))

(defun drive-start ()
  "Turn the client on."
  (pcase drive-client
    ('eglot
     (require 'eglot)
     (setq eglot-sync-connect 20 eglot-autoshutdown nil)
     (eglot-ensure)
     ;; `eglot-ensure' waits for the end of the command, and a batch has none.
     (run-hooks 'post-command-hook))
    ('lsp-mode
     (require 'lsp-mode)
     (setq lsp-auto-guess-root t lsp-restart 'ignore lsp-enable-suggest-server-download nil
           lsp-warn-no-matched-clients nil lsp-enable-dap-auto-configure nil lsp-lens-enable nil
           lsp-diagnostics-provider :flymake)
     (lsp))))

(defun drive-fix ()
  "Take the fix at point."
  (cl-letf (((symbol-function 'completing-read) #'drive-choose))
    (pcase drive-client
      ('eglot (call-interactively #'eglot-code-actions))
      ('lsp-mode (call-interactively #'lsp-execute-code-action)))))

;; As at every start that is no batch.
(require 'package)
(package-activate-all)
(add-to-list 'load-path (getenv "VANTHU_PLUGIN"))
(require 'vanthu)
(setq flymake-no-changes-timeout 0.05
      create-lockfiles nil
      last-nonmenu-event t ; a key, not the mouse, which would open a menu in a window
      make-backup-files nil)

(condition-case problem
    (let (seen)
      (find-file (car command-line-args-left))
      (setq command-line-args-left nil)
      (drive-start)
      (flymake-mode 1)
      (drive-wait (lambda () (flymake-start) (= (length (flymake-diagnostics)) drive-expected)))
      (setq seen (list :version emacs-version
                       :coding (symbol-name buffer-file-coding-system)
                       :findings (vconcat (drive-findings))))
      (goto-char (flymake-diagnostic-beg
                  (car (sort (flymake-diagnostics)
                             (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))
      (let ((before (buffer-string)))
        (drive-fix)
        (drive-wait (lambda () (not (equal before (buffer-string))))))
      (drive-wait (lambda () (flymake-start) (= (length (flymake-diagnostics)) (1- drive-expected))))
      (setq seen (append seen (list :after_fix (vconcat (drive-findings)))))
      (save-buffer)
      (let ((before (buffer-string)))
        (cl-letf (((symbol-function 'completing-read) #'drive-choose))
          (vanthu-fix-all))
        (drive-wait (lambda () (not (equal before (buffer-string))))))
      (write-region nil nil "sua-het.txt")
      (set-buffer-modified-p nil)
      (pcase drive-client
        ('eglot (eglot-shutdown (eglot-current-server)))
        ('lsp-mode (lsp-workspace-shutdown (car (lsp-workspaces)))))
      (princ (json-encode seen))
      (terpri))
  (error (message "%S" problem)
         (kill-emacs 1)))
;;; drive.el ends here
