;;; vanthu.el --- Checks Vietnamese administrative writing -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: convenience, wp
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Tells eglot and lsp-mode, whichever you use, of the language server vanthu:
;;
;;     (add-to-list 'load-path "/path/to/vanthu/editors/emacs")
;;     (require 'vanthu)
;;     (add-hook 'text-mode-hook #'eglot-ensure)  ; or #'lsp-deferred
;;
;; Tiếng Việt: nạp tệp này rồi bật eglot hoặc lsp-mode cho text-mode.

;;; Code:

(defgroup vanthu nil
  "Checks Vietnamese administrative writing."
  :group 'text
  :prefix "vanthu-")

(defcustom vanthu-command '("vanthu" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom vanthu-modes '(text-mode markdown-mode html-mode mhtml-mode latex-mode LaTeX-mode
                                    rst-mode adoc-mode typst-ts-mode)
  "Major modes whose texts the server is for.
Set it before this file is loaded."
  :type '(repeat symbol))

(defcustom vanthu-settings nil
  "What `vanthu.toml' can hold, as a property list, for this editor only.
For example (:profile \"nd30\" :rules (:A26 \"off\"))."
  :type 'plist)

;;;; eglot

(defvar eglot-server-programs)
(defvar eglot-workspace-configuration)
(declare-function eglot-code-actions "eglot")

(defun vanthu--configuration (&rest _)
  "The settings in the form that eglot sends."
  (list :vanthu (or vanthu-settings (make-hash-table))))

(with-eval-after-load 'eglot
  ;; Last, so that another server which you have for one of these modes stays the first choice.
  (add-to-list 'eglot-server-programs
               (cons vanthu-modes (lambda (&rest _) (copy-sequence vanthu-command)))
               t)
  (unless (default-value 'eglot-workspace-configuration)
    (setq-default eglot-workspace-configuration #'vanthu--configuration)))

;;;; lsp-mode

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(declare-function lsp-configuration-section "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")
(declare-function lsp--set-configuration "lsp-mode")
(declare-function lsp-workspaces "lsp-mode")
(declare-function with-lsp-workspace "lsp-mode")

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(text-mode . "plaintext") t)
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () vanthu-command))
    :major-modes vanthu-modes
    :server-id 'vanthu
    ;; Beside another server for the same mode, not instead of it.
    :add-on? t
    ;; lsp-mode counts columns in characters. Older versions do not say so, and a picture before a
    ;; mistake would move it.
    :custom-capabilities '((general . ((positionEncodings . ["utf-32"]))))
    :initialization-options (lambda () (or vanthu-settings (make-hash-table))))))

;;;; Commands

;;;###autoload
(defun vanthu-fix-all ()
  "Apply every fix of this text that is certain."
  (interactive)
  (cond ((and (fboundp 'eglot-managed-p) (eglot-managed-p))
         (eglot-code-actions (point-min) (point-max) "source.fixAll.vanthu" t))
        ((bound-and-true-p lsp-mode)
         (lsp-execute-code-action-by-kind "source.fixAll.vanthu"))
        (t (user-error "Văn bản này chưa bật eglot hoặc lsp-mode / Neither eglot nor lsp-mode is on here"))))
(declare-function eglot-managed-p "eglot")

(provide 'vanthu)
;;; vanthu.el ends here
